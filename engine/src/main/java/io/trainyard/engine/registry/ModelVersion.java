package io.trainyard.engine.registry;

import io.trainyard.engine.artifact.Digest;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * A version of a model.
 *
 * @param version from 1
 * @param model digest of the package
 * @param card digest of the model card (Markdown)
 * @param metrics those it was registered with
 * @param aliases that point at it now
 */
public record ModelVersion(
    String name,
    long version,
    Digest model,
    Digest card,
    long run,
    String step,
    Map<String, Double> metrics,
    Set<String> aliases,
    Instant created) {
  /** {@code churn:3}. */
  public String id() {
    return name + ":" + version;
  }
}
