package io.trainyard.engine.run;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.pipeline.Value;
import java.util.Optional;

/** What {@code champion('x')}, {@code published 'x'} mean now. */
public interface References {
  /** Looks a reference up; empty = there is nothing behind it yet. */
  Optional<Found> find(Value.Term reference);

  /**
   * What is behind a reference.
   *
   * @param meaning such as {@code churn:3}
   */
  record Found(Artifact artifact, String meaning) {}
}
