package io.trainyard.web.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.trainyard.engine.event.Journal.JournalStopped;
import io.trainyard.engine.security.Permission;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every error as JSON: {@code application/problem+json}, and below {@code /v2} the inference
 * protocol's {@code {"error": ".."}}; as a page where a browser asked for one. What nobody expected
 * is logged and told without its insides.
 */
final class Errors {
  private static final Logger LOG = LoggerFactory.getLogger(Errors.class);
  private static final String UNEXPECTED = "Something unexpected happened; the log tells more.";

  private static final String RETRY_AFTER = "Retry-After";

  /** What is not available is so for a moment: another server takes over, or this one begins. */
  private static final String RETRY_SECONDS = "2";

  /** Stands for a path that no route has: whoever asks is told that nothing is there. */
  private static final Route NOWHERE =
      Route.get("/", Permission.READ, RouteDoc.of("pages", "Nothing."), context -> {});

  private final Gate gate;
  private final Optional<ProblemPages> pages;

  private Errors(Gate gate, Optional<ProblemPages> pages) {
    this.gate = gate;
    this.pages = pages;
  }

  static void addTo(RoutesConfig routes, Gate gate, Optional<ProblemPages> pages) {
    new Errors(gate, pages).addTo(routes);
  }

  private void addTo(RoutesConfig routes) {
    routes.exception(Problem.class, (problem, context) -> answer(context, problem));
    routes.exception(
        JournalStopped.class,
        (stopped, context) -> answer(context, Problem.of(503, stopped.getMessage() + ".")));
    routes.exception(
        HttpResponseException.class,
        (wrong, context) -> {
          String methods = wrong.getDetails().get("availableMethods");
          if (methods != null) {
            context.header("Allow", methods);
          }
          if (pages.isPresent() && asksForPage(context)) {
            recognise(context);
          }
          answer(context, Problem.of(wrong.getStatus(), text(wrong)));
        });
    routes.exception(
        Exception.class,
        (thrown, context) -> {
          LOG.warn("{} {} failed", context.method(), context.path(), thrown);
          answer(context, Problem.of(500, UNEXPECTED));
        });
  }

  /** The page of a path that no route has stands in the frame of who asks, where that is known. */
  private void recognise(Context context) {
    try {
      Asked.by(context, gate.admit(context, NOWHERE), gate.standing(context));
    } catch (Problem refused) {
      LOG.debug("nobody is known at {}: {}", context.path(), refused.getMessage());
    }
  }

  private static String text(HttpResponseException wrong) {
    return switch (wrong.getStatus()) {
      case 404 -> "There is nothing at this path.";
      case 405 -> "This path does not take this method.";
      case 413 -> "The body is larger than this server takes.";
      default -> wrong.getMessage() == null ? UNEXPECTED : wrong.getMessage();
    };
  }

  private void answer(Context context, Problem problem) {
    context.status(problem.status());
    if (problem.status() == 503 && context.res().getHeader(RETRY_AFTER) == null) {
      context.header(RETRY_AFTER, RETRY_SECONDS);
    }
    if (pages.isPresent() && asksForPage(context)) {
      pages.get().show(context, problem);
    } else if (context.path().equals("/v2") || context.path().startsWith("/v2/")) {
      context.contentType("application/json");
      context.result(Json.bytes(new InferenceError(problem.getMessage())));
    } else {
      context.contentType("application/problem+json");
      context.result(Json.bytes(problem.body()));
    }
  }

  private static boolean asksForPage(Context context) {
    String accept = context.header("Accept");
    return accept != null
        && accept.contains("text/html")
        && !context.path().startsWith("/api/")
        && !context.path().startsWith("/v2/");
  }

  private record InferenceError(@org.jspecify.annotations.Nullable String error) {}
}
