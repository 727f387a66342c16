package io.trainyard.web.api;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.trainyard.engine.security.Permission;
import io.trainyard.engine.security.Principal;
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
    route.handler().handle(context);
  }

  private static void require(Principal who, Permission permission) {
    if (!who.may(permission)) {
      throw Problem.of(
          403,
          "%s lacks the permission '%s'; ask for a key of a role that has it."
              .formatted(who.id(), permission.name().toLowerCase(Locale.ROOT)));
    }
  }
}
