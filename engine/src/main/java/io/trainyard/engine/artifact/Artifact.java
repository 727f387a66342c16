package io.trainyard.engine.artifact;

import java.util.Map;

/**
 * An immutable result.
 *
 * @param name {@code step.output} within its run
 * @param kind {@code table}, {@code model}, {@code metrics}, {@code report}, {@code decision}, ...
 * @param bytes size
 * @param facts small public facts about it, such as {@code rows}; counts, digests and names only
 */
public record Artifact(
    String name, String kind, Digest digest, long bytes, Map<String, String> facts) {
  public Artifact {
    facts = Map.copyOf(facts);
  }

  public Artifact named(String other) {
    return new Artifact(other, kind, digest, bytes, facts);
  }
}
