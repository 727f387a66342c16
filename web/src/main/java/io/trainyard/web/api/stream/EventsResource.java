package io.trainyard.web.api.stream;

import io.javalin.http.Context;
import io.trainyard.engine.event.EventLog;
import io.trainyard.engine.security.Permission;
import io.trainyard.engine.security.Principal;
import io.trainyard.web.api.Asked;
import io.trainyard.web.api.Parameter;
import io.trainyard.web.api.Parameter.Place;
import io.trainyard.web.api.Parameters;
import io.trainyard.web.api.Route;
import io.trainyard.web.api.RouteDoc;
import io.trainyard.web.api.Routes;
import io.trainyard.web.api.Scope;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;

/**
 * What happens, as server-sent events: each event's id is its seq, by which a client that comes
 * back goes on where it was.
 */
public final class EventsResource implements Routes {
  private static final Parameter<Long> RUN =
      Parameters.count("run", Place.QUERY, "Only events of this run.");
  private static final Parameter<Long> AFTER =
      Parameters.count(
          "after", Place.QUERY, "From the event after this one; else what comes from now.");
  private static final Parameter<Long> LAST =
      Parameters.count(
          "Last-Event-ID", Place.HEADER, "As `after`, sent by a client that comes back.");
  private final EventTail tail;
  private final LongFunction<Optional<String>> pipelineOf;
  private final Streams streams;
  private final InstantSource clock;

  /**
   * A resource.
   *
   * @param pipelineOf tells the pipeline of a run
   */
  public EventsResource(
      EventLog log,
      LongFunction<Optional<String>> pipelineOf,
      Streams streams,
      InstantSource clock) {
    this.tail = new EventTail(log);
    this.pipelineOf = pipelineOf;
    this.streams = streams;
    streams.beforeEachRound(tail::look);
    this.clock = clock;
  }

  @Override
  public List<Route> routes() {
    RouteDoc doc =
        RouteDoc.of("events", "Follow what happens, as server-sent events")
            .with(RUN, AFTER, LAST)
            .answers(200, "text/event-stream")
            .refuses(503);
    return List.of(
        Route.get("/api/v1/events", Permission.READ, doc, this::follow).about(Scope.FILTERED));
  }

  private void follow(Context context) {
    Optional<Long> run = RUN.find(context);
    long after = LAST.find(context).or(() -> AFTER.find(context)).orElse(tail.last());
    context.contentType("text/event-stream; charset=utf-8");
    context.header("Cache-Control", "no-store").header("X-Accel-Buffering", "no");
    LongPredicate wanted = visible(Asked.who(context));
    LongPredicate asked = number -> run.map(only -> only == number).orElse(true);
    streams.open(
        context, new EventSource(tail, Math.min(after, tail.last()), asked.and(wanted), clock));
  }

  /** Events of no run are about the home, for those who see all of it. */
  private LongPredicate visible(Principal who) {
    if (who.seesAll()) {
      return number -> true;
    }
    Map<Long, Boolean> known = new HashMap<>();
    return number ->
        number != 0
            && known.computeIfAbsent(
                number, run -> pipelineOf.apply(run).filter(who::sees).isPresent());
  }
}
