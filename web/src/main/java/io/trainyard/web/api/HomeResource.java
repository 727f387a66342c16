package io.trainyard.web.api;

import io.trainyard.engine.security.Permission;
import java.util.List;

/** Who holds the home. */
final class HomeResource implements Routes {
  private final Desk desk;

  HomeResource(Desk desk) {
    this.desk = desk;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(
            "/api/v1/home",
            Permission.READ,
            RouteDoc.of("home", "Who holds the home").answers(200, HomeView.class),
            context -> Asked.answer(context, desk.home())));
  }
}
