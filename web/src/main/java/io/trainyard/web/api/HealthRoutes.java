package io.trainyard.web.api;

import io.javalin.http.HandlerType;
import java.util.List;
import java.util.function.Supplier;

/** Whether the server answers, and what it is among its fellows. */
final class HealthRoutes implements Routes {
  private final Supplier<ServerRole> role;

  HealthRoutes(Supplier<ServerRole> role) {
    this.role = role;
  }

  @Override
  public List<Route> routes() {
    RouteDoc doc =
        RouteDoc.of("health", "Whether the server answers, and whether it leads")
            .answers(200, ServerRole.class);
    return List.of(
        Route.open(HandlerType.GET, "/health", doc, context -> Asked.answer(context, role.get())));
  }
}
