package io.trainyard.web.api;

import io.javalin.config.RoutesConfig;

/** The resources below {@code /api/v1}. */
public final class ApiRoutes implements Routes {
  private final Desk desk;
  private final String token;

  public ApiRoutes(Desk desk, String token) {
    this.desk = desk;
    this.token = token;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.before("/api/v1/*", new TokenGuard(token));
    new RunsResource(desk).addTo(routes);
    new RunActionsResource(desk).addTo(routes);
    new ApprovalsResource(desk).addTo(routes);
    new ModelsResource(desk).addTo(routes);
    new LineageResource(desk).addTo(routes);
    new HomeResource(desk).addTo(routes);
  }
}
