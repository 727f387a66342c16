package io.trainyard.engine.cache;

import io.trainyard.engine.run.AttemptOrder;
import java.util.Map;
import java.util.Optional;

/** Asks the body of an order for its {@code cacheParts}. Thread-safe. */
@FunctionalInterface
public interface CacheParts {
  /** Empty where nothing may stand for the attempt; what goes wrong means the same. */
  Optional<Map<String, String>> of(AttemptOrder order) throws Exception;
}
