package io.trainyard.web.api;

import io.trainyard.engine.artifact.Artifact;
import java.util.Map;

/**
 * An artifact.
 *
 * @param digest {@code sha256:...}
 * @param bytes size
 */
public record ArtifactView(
    String name, String kind, String digest, long bytes, Map<String, String> facts) {
  public static ArtifactView of(Artifact artifact) {
    return new ArtifactView(
        artifact.name(),
        artifact.kind(),
        artifact.digest().toString(),
        artifact.bytes(),
        artifact.facts());
  }
}
