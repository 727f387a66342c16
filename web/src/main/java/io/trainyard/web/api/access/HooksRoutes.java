package io.trainyard.web.api.access;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.trainyard.engine.trigger.HookSignature;
import io.trainyard.engine.trigger.Hooks;
import io.trainyard.web.api.Asked;
import io.trainyard.web.api.HookBody;
import io.trainyard.web.api.Parameter;
import io.trainyard.web.api.Parameter.Place;
import io.trainyard.web.api.Problem;
import io.trainyard.web.api.Route;
import io.trainyard.web.api.RouteDoc;
import io.trainyard.web.api.Routes;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Takes signed calls from outside. Who calls has no key: the signature is the proof. A hook that is
 * not there answers as one that is signed wrongly, and wrong calls are counted as wrong keys are.
 */
public final class HooksRoutes implements Routes {
  private static final int LONGEST_ID = 256;
  private static final int LONGEST_SIGNATURES = 2_000;
  private static final Parameter<String> NAME =
      Asked.name("hook", Place.PATH, "The name of a webhook, as a pipeline's trigger says it.");

  private final Hooks hooks;
  private final BooleanSupplier knowsAll;
  private final FailedLogins failures;

  /** What is answered, once the call is forced in the log. */
  record Heard(long event, boolean repeated) {}

  /**
   * Routes for what hooks take.
   *
   * @param knowsAll whether a hook that is not known is none; else its pipeline may not have been
   *     read yet
   */
  public HooksRoutes(Hooks hooks, BooleanSupplier knowsAll, InstantSource clock) {
    this.hooks = hooks;
    this.knowsAll = knowsAll;
    this.failures = new FailedLogins(clock);
  }

  @Override
  public List<Route> routes() {
    RouteDoc doc =
        RouteDoc.of(
                "triggers",
                "Tell the pipelines that listen: JSON or a CloudEvent, signed as Standard Webhooks"
                    + " says by the headers webhook-id, webhook-timestamp and webhook-signature")
            .with(NAME)
            .answers(202, Heard.class)
            .refuses(400, 401, 413, 415, 429, 503);
    return List.of(Route.open(HandlerType.POST, "/api/v1/hooks/{hook}", doc, this::take));
  }

  private void take(Context context) {
    String name = NAME.of(context);
    byte[] body = HookBody.bytes(context);
    HookSignature.Head head = head(context);
    boolean isWhole =
        !head.id().isEmpty()
            && head.id().length() <= LONGEST_ID
            && head.signatures().length() <= LONGEST_SIGNATURES;
    boolean knewAll = knowsAll.getAsBoolean(); // before the look, lest a hook comes in between
    if (!isWhole || !hooks.isGenuine(name, head, body)) {
      throw isWhole && !knewAll ? tooEarly() : refused(context);
    }
    Hooks.Taken taken = hooks.take(name, HookBody.read(context, body, head.id()));
    Asked.answer(context, new Heard(taken.event(), taken.isRepeated()));
    context.status(202);
  }

  private static HookSignature.Head head(Context context) {
    return new HookSignature.Head(
        header(context, "webhook-id"),
        header(context, "webhook-timestamp"),
        header(context, "webhook-signature"));
  }

  private static String header(Context context, String name) {
    String value = context.header(name);
    return value == null ? "" : value;
  }

  private static Problem tooEarly() {
    return Problem.of(503, "Hooks are not all known yet: the pipelines are still being read.")
        .fix("Send the call again in a moment.");
  }

  private Problem refused(Context context) {
    if (!failures.count(context.ip())) {
      context.header("Retry-After", "60");
      return Problem.of(
          429, "Too many calls that are not signed as they should be; wait a minute.");
    }
    return Problem.of(
            401,
            "There is no such hook, or the call is not signed with its secret, or not just now.")
        .fix(
            "Sign webhook-id.webhook-timestamp.body with HMAC-SHA256, as Standard Webhooks says; the"
                + " time is within five minutes of the server's.");
  }
}
