package io.trainyard.web.api;

import io.javalin.http.HandlerType;
import java.util.List;

/** Whether the server answers. */
final class HealthRoutes implements Routes {
  /** That it does. */
  record Health(String status) {}

  @Override
  public List<Route> routes() {
    RouteDoc doc = RouteDoc.of("health", "Whether the server answers").answers(200, Health.class);
    return List.of(
        Route.open(
            HandlerType.GET, "/health", doc, context -> Asked.answer(context, new Health("UP"))));
  }
}
