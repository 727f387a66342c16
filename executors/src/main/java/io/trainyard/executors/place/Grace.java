package io.trainyard.executors.place;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long a process may take to end after TERM before it is killed.
 *
 * @param length from TERM to KILL
 * @param nanos a monotonic clock in nanoseconds, such as {@code System::nanoTime}
 */
public record Grace(Duration length, LongSupplier nanos) {
  private static final Duration USUAL = Duration.ofSeconds(3);

  /** Three seconds, so that a tree is gone within five. */
  public static Grace usual(LongSupplier nanos) {
    return new Grace(USUAL, nanos);
  }

  /**
   * How long it takes at most until the end of a process is told: the grace, and the time to carry
   * what it printed last. Only who cannot be killed takes longer.
   */
  public Duration longestEnd() {
    return length.plusMillis(OutputPump.PATIENCE_MILLIS);
  }
}
