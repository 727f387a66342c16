package io.trainyard.engine.run;

import java.time.Duration;

/**
 * What the {@link Runner} may do.
 *
 * @param slots how many attempts run at once, over all runs
 * @param grace how long an attempt that was asked to stop may take to do so, by the Runner's clock;
 *     longer than the executor needs to end its processes and to prove it
 * @param launches how often one attempt is launched when others overtake what it states
 */
public record RunnerSettings(int slots, Duration grace, int launches) {
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final int LAUNCHES = 5;

  /** The usual settings with this many slots. */
  public static RunnerSettings ofSlots(int slots) {
    return new RunnerSettings(slots, GRACE, LAUNCHES);
  }
}
