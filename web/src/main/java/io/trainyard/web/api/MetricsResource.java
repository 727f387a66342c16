package io.trainyard.web.api;

import io.trainyard.engine.security.Permission;
import java.util.List;
import java.util.function.Supplier;

/** Figures of the server, as Prometheus reads them. */
final class MetricsResource implements Routes {
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private final Supplier<String> metrics;

  MetricsResource(Supplier<String> metrics) {
    this.metrics = metrics;
  }

  @Override
  public List<Route> routes() {
    RouteDoc doc =
        RouteDoc.of("health", "Figures of the server, as Prometheus reads them")
            .answers(200, "text/plain");
    return List.of(
        Route.get(
            "/metrics",
            Permission.READ,
            doc,
            context -> context.contentType(TEXT).result(metrics.get())));
  }
}
