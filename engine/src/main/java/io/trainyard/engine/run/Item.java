package io.trainyard.engine.run;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.pipeline.Value;
import java.util.Optional;

/**
 * One of the things that a step runs once for.
 *
 * @param key names it among the others of its list: the value of a partition, never a position
 * @param artifact what it holds; empty where it is a value
 * @param value a literal; empty where it is an artifact
 */
public record Item(String key, Optional<Artifact> artifact, Optional<Value> value) {

  /** An item that is an artifact, such as the rows of a partition. */
  public static Item of(String key, Artifact artifact) {
    return new Item(key, Optional.of(artifact), Optional.empty());
  }

  /** An item that is a literal. */
  public static Item of(String key, Value value) {
    return new Item(key, Optional.empty(), Optional.of(value));
  }
}
