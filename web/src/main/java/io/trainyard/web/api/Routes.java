package io.trainyard.web.api;

import java.util.List;

/** Paths that a {@link LocalServer} answers. */
@FunctionalInterface
public interface Routes {
  List<Route> routes();
}
