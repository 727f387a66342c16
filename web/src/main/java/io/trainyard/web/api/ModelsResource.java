package io.trainyard.web.api;

import io.javalin.config.RoutesConfig;

/** Models, their versions, and the endpoints that serve them. */
final class ModelsResource implements Routes {
  private final Desk desk;

  ModelsResource(Desk desk) {
    this.desk = desk;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/api/v1/models", context -> Asked.answer(context, desk.models()));
    routes.get(
        "/api/v1/models/{name}",
        context -> Asked.answer(context, desk.model(Asked.name(context.pathParam("name")))));
    routes.get("/api/v1/endpoints", context -> Asked.answer(context, desk.endpoints()));
  }
}
