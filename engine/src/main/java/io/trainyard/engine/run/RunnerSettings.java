package io.trainyard.engine.run;

import java.time.Duration;

/**
 * What the {@link Runner} may do.
 *
 * @param limits what attempts may use at once, over all runs
 * @param grace how long an attempt that was asked to stop may take to do so, by the Runner's clock;
 *     longer than the executor needs to end its processes and to prove it
 * @param launches how often one attempt is launched when others overtake what it states
 */
public record RunnerSettings(Limits limits, Duration grace, int launches) {
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final int LAUNCHES = 5;

  /** Settings that limit nothing but how many attempts run at once. */
  public RunnerSettings(int slots, Duration grace, int launches) {
    this(Limits.ofAttempts(slots), grace, launches);
  }

  /** The usual settings with these limits. */
  public static RunnerSettings of(Limits limits) {
    return new RunnerSettings(limits, GRACE, LAUNCHES);
  }

  /** The usual settings with this many slots. */
  public static RunnerSettings ofSlots(int slots) {
    return of(Limits.ofAttempts(slots));
  }

  /** How many attempts run at once, over all runs. */
  public int slots() {
    return limits.attempts();
  }
}
