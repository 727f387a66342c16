package io.trainyard.engine.run;

import java.time.Instant;

/** Wakes at a given time. Thread-safe. */
public interface Alarm {
  /**
   * Calls the task once, at this time or soon after it; at once where the time has passed. The call
   * comes from any thread and must not block.
   */
  Wake at(Instant time, Runnable task);

  /** A call that has been asked for. */
  @FunctionalInterface
  interface Wake {
    /** Takes the call back; nothing happens where it was made already. */
    void cancel();
  }
}
