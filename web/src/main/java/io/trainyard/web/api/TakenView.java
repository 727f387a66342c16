package io.trainyard.web.api;

import io.trainyard.engine.registry.PipelineVersion;
import java.time.Instant;

/**
 * A version that a server took up.
 *
 * @param version digest of its files
 * @param origin {@code file}, {@code push} or {@code back}
 * @param actor who did it, by id
 */
public record TakenView(
    String pipeline, String version, String origin, String actor, Instant taken) {

  public static TakenView of(PipelineVersion version) {
    return new TakenView(
        version.pipeline(),
        version.version(),
        version.origin().word(),
        version.actor(),
        version.taken());
  }
}
