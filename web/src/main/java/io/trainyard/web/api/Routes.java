package io.trainyard.web.api;

import io.javalin.config.RoutesConfig;

/** Paths that a {@link LocalServer} answers. */
@FunctionalInterface
public interface Routes {
  void addTo(RoutesConfig routes);
}
