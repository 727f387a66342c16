package io.trainyard.web.api;

import io.trainyard.engine.registry.ModelVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A version of a model.
 *
 * @param model digest of its package
 * @param card digest of its card
 */
public record VersionView(
    String name,
    long version,
    List<String> aliases,
    Map<String, Double> metrics,
    String model,
    String card,
    long run,
    String step,
    Instant created) {
  public static VersionView of(ModelVersion version) {
    return new VersionView(
        version.name(),
        version.version(),
        version.aliases().stream().sorted().toList(),
        version.metrics(),
        version.model().toString(),
        version.card().toString(),
        version.run(),
        version.step(),
        version.created());
  }
}
