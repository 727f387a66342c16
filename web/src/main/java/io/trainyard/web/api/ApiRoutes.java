package io.trainyard.web.api;

import java.util.List;
import java.util.stream.Stream;

/** The resources below {@code /api/v1}, and {@code /health}. */
public final class ApiRoutes implements Routes {
  private final Desk desk;
  private final ServerDesks server;

  public ApiRoutes(Desk desk, ServerDesks server) {
    this.desk = desk;
    this.server = server;
  }

  @Override
  public List<Route> routes() {
    return Stream.<Routes>of(
            new PipelinesResource(server.pipelines()),
            new VersionsResource(desk.versions()),
            new RunsResource(desk),
            new RunActionsResource(desk),
            new ApprovalsResource(desk),
            new StartersResource<>(Starters.schedules(desk)),
            new StartersResource<>(Starters.triggers(desk)),
            new PausesResource(desk),
            new BackfillsResource(desk),
            new ArtifactsResource(server.artifacts()),
            new ModelsResource(desk),
            new LineageResource(desk),
            new AuditResource(server.events()),
            new NotificationsResource(server.notifications()),
            new HomeResource(desk),
            new HealthRoutes(server.role()),
            new MetricsResource(server.metrics()))
        .flatMap(resource -> resource.routes().stream())
        .toList();
  }
}
