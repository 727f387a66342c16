package io.trainyard.web.api;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.trainyard.engine.security.Permission;
import io.trainyard.engine.security.Principal;
import java.util.List;
import java.util.Locale;

/** A handler that is reached by nobody whom the gate does not admit, and who lacks permission. */
final class Guarded implements Handler {
  private final Gate gate;
  private final Route route;

  Guarded(Gate gate, Route route) {
    this.gate = gate;
    this.route = route;
  }

  @Override
  public void handle(Context context) throws Exception {
    Principal who = gate.admit(context, route);
    route.permission().ifPresent(permission -> require(who, permission));
    Asked.by(context, who);
    requireKnown(context);
    route.handler().handle(context);
  }

  /** A word that nobody reads would be passed over in silence. */
  private void requireKnown(Context context) {
    List<String> known =
        route.doc().parameters().stream()
            .filter(parameter -> parameter.place() == Parameter.Place.QUERY)
            .map(Parameter::name)
            .toList();
    for (String given : context.queryParamMap().keySet()) {
      if (!known.contains(given)) {
        throw Problem.badRequest("There is no query parameter '" + given + "' here.")
            .fix(
                known.isEmpty() ? "Leave it out." : "There are: " + String.join(", ", known) + ".");
      }
    }
  }

  private static void require(Principal who, Permission permission) {
    if (!who.may(permission)) {
      throw Problem.of(
              403,
              "%s lacks the permission '%s'."
                  .formatted(who.id(), permission.name().toLowerCase(Locale.ROOT)))
          .fix("Ask for a key of a role that has it.");
    }
  }
}
