package io.trainyard.executors.place;

import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.StepExecutor;

/** Brings one attempt to its outcome, on the calling thread or watched by it. Thread-safe. */
@FunctionalInterface
interface AttemptWork {
  /**
   * The outcome of an order; never throws. An interrupt of the calling thread means: end it.
   *
   * @param stop whether the attempt was asked to stop
   */
  Outcome of(AttemptOrder order, StepExecutor.Listener listener, StopSignal stop);
}
