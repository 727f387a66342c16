package io.trainyard.web.api;

import java.util.List;
import java.util.stream.Stream;

/** The resources below {@code /api/v1}. */
public final class ApiRoutes implements Routes {
  private final Desk desk;

  public ApiRoutes(Desk desk) {
    this.desk = desk;
  }

  @Override
  public List<Route> routes() {
    return Stream.<Routes>of(
            new RunsResource(desk),
            new RunActionsResource(desk),
            new ApprovalsResource(desk),
            new ModelsResource(desk),
            new LineageResource(desk),
            new HomeResource(desk))
        .flatMap(resource -> resource.routes().stream())
        .toList();
  }
}
