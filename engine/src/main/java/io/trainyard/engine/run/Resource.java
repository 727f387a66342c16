package io.trainyard.engine.run;

import org.jspecify.annotations.Nullable;

/**
 * Something of which there is only so much at once.
 *
 * @param name of the pool, owner, pipeline, step or fan-out; empty for the rest
 */
public record Resource(Kind kind, String name) implements Comparable<Resource> {
  static final Resource ATTEMPTS = new Resource(Kind.ATTEMPTS, "");

  /** What is counted. */
  public enum Kind {
    /** Attempts, over all runs. */
    ATTEMPTS,
    /** Thousandths of a processor. */
    CPUS,
    /** Bytes. */
    MEMORY,
    /** Graphics processors. */
    GPUS,
    /** Places in a named pool. */
    POOL,
    /** Attempts of one owner. */
    OWNER,
    /** Attempts of one pipeline, over all its runs. */
    PIPELINE,
    /** Attempts of one step, over all runs; named {@code pipeline.step}. */
    STEP,
    /** Attempts of one step in one run, for different keys; named {@code run.step}. */
    FAN_OUT
  }

  static Resource of(Kind kind) {
    return new Resource(kind, "");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Resource resource
        && kind == resource.kind
        && name.equals(resource.name);
  }

  @Override
  public int hashCode() {
    return 31 * kind.hashCode() + name.hashCode();
  }

  @Override
  public int compareTo(Resource other) {
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : name.compareTo(other.name);
  }
}
