package io.trainyard.engine.lineage;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.Digest;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * A table as an attempt made it.
 *
 * @param id grows with time; unique in the home
 * @param artifact its bytes and facts
 * @param made when the attempt ended
 */
public record TableVersion(
    long id, TableName name, Artifact artifact, long run, long attempt, Instant made) {
  public Digest digest() {
    return artifact.digest();
  }

  /** How many rows it has; empty where its maker did not say. */
  public OptionalLong rows() {
    String rows = artifact.facts().getOrDefault("rows", "");
    return rows.matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(rows))
        : OptionalLong.empty();
  }
}
