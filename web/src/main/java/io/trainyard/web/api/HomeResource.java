package io.trainyard.web.api;

import io.javalin.config.RoutesConfig;

/** Who holds the home. */
final class HomeResource implements Routes {
  private final Desk desk;

  HomeResource(Desk desk) {
    this.desk = desk;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/api/v1/home", context -> Asked.answer(context, desk.home()));
  }
}
