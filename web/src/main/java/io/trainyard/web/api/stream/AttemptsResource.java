package io.trainyard.web.api.stream;

import io.javalin.http.Context;
import io.trainyard.engine.security.Permission;
import io.trainyard.web.api.Asked;
import io.trainyard.web.api.AttemptView;
import io.trainyard.web.api.AttemptsDesk;
import io.trainyard.web.api.Desk;
import io.trainyard.web.api.Parameter;
import io.trainyard.web.api.Parameter.Place;
import io.trainyard.web.api.Parameters;
import io.trainyard.web.api.Route;
import io.trainyard.web.api.RouteDoc;
import io.trainyard.web.api.Routes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Attempts of a run, and what they wrote: all of it, a range, or as it comes. */
public final class AttemptsResource implements Routes {
  private static final String ONE = "/api/v1/runs/{run}/attempts/{attempt}";
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final Parameter<Long> ATTEMPT =
      Parameters.number("attempt", "An attempt's number.");
  private static final Parameter<Boolean> FOLLOW =
      Parameters.yesNo("follow", "Whether to go on until the attempt has ended.");
  private static final Parameter<String> RANGE =
      new Parameter<>(
          "Range",
          Place.HEADER,
          "One range of bytes, such as bytes=0-99; others are passed over.",
          Map.of("type", "string"),
          text -> text);
  private final Desk desk;
  private final AttemptsDesk attempts;
  private final Streams streams;

  public AttemptsResource(Desk desk, AttemptsDesk attempts, Streams streams) {
    this.desk = desk;
    this.attempts = attempts;
    this.streams = streams;
  }

  @Override
  public List<Route> routes() {
    RouteDoc log =
        doc("What it wrote, as text")
            .with(Asked.RUN, ATTEMPT, FOLLOW, RANGE)
            .answers(200, "text/plain")
            .answers(206, "text/plain")
            .refuses(416, 503);
    return List.of(
        Route.get(
            "/api/v1/runs/{run}/attempts",
            Permission.READ,
            doc("Attempts in the order they were made")
                .with(Asked.RUN)
                .answersList(AttemptView.class),
            context -> Asked.answer(context, desk.run(Asked.RUN.of(context)).attempts())),
        Route.get(
            ONE,
            Permission.READ,
            doc("One attempt").with(Asked.RUN, ATTEMPT).answers(200, AttemptView.class),
            this::show),
        Route.get(ONE + "/log", Permission.READ, log, this::log));
  }

  private static RouteDoc doc(String summary) {
    return RouteDoc.of("attempts", summary);
  }

  private void show(Context context) {
    Asked.answer(context, attempts.attempt(Asked.RUN.of(context), ATTEMPT.of(context)));
  }

  private void log(Context context) throws IOException {
    AttemptsDesk.Log log = attempts.log(Asked.RUN.of(context), ATTEMPT.of(context));
    context.contentType(TEXT).header("X-Content-Type-Options", "nosniff");
    if (FOLLOW.find(context).orElse(false)) {
      streams.open(context, new LogSource(log));
      return;
    }
    String range = RANGE.find(context).orElse(null);
    byte[] all = whole(log);
    long size = all.length;
    ByteRange part = ByteRange.isOne(range) ? ByteRange.of(String.valueOf(range), size) : null;
    context.header("Accept-Ranges", "bytes");
    if (part != null) {
      context.status(206).header("Content-Range", part.header(size));
    }
    ByteRange asked = part == null ? new ByteRange(0, size) : part;
    context.result(
        new ByteArrayInputStream(all, Math.toIntExact(asked.start()), (int) asked.length()));
  }

  /** What steps write is capped, so that all of it fits in memory. */
  private static byte[] whole(AttemptsDesk.Log log) throws IOException {
    try (AttemptsDesk.Written written = log.look()) {
      return written.whole();
    }
  }
}
