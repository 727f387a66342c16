package io.trainyard.web.api;

import java.util.Set;

/** Knows which pipelines an object belongs to. Thread-safe. */
@FunctionalInterface
public interface Pipelines {
  /** Of nothing is anything known, so that nobody sees by it what they may not see. */
  Pipelines UNKNOWN = (scope, name) -> Set.of();

  /**
   * The pipelines an object belongs to; none where it does not exist.
   *
   * @param name as it stands in the path
   */
  Set<String> of(Scope scope, String name);
}
