package io.trainyard.executors.learn.learner;

import io.trainyard.executors.learn.prepare.Needs;
import java.util.Map;
import java.util.Optional;

/** Fits something to examples. The same examples and options give the same bytes. */
public interface Learner {
  Needs needs();

  /** Its options with defaults filled in, as text; they go into the model package. */
  Map<String, String> settings();

  /**
   * Learns.
   *
   * @param validation rows to measure on meanwhile; never learned from
   * @throws InterruptedException when it is asked to stop
   */
  Fitted fit(Examples training, Optional<Examples> validation, Curve curve)
      throws InterruptedException;
}
