package io.trainyard.web.api;

import java.util.List;
import java.util.Optional;

/** Paths that a {@link LocalServer} answers. */
@FunctionalInterface
public interface Routes {
  List<Route> routes();

  /** How problems are told to browsers; empty where these routes have no way of their own. */
  default Optional<ProblemPages> problemPages() {
    return Optional.empty();
  }
}
