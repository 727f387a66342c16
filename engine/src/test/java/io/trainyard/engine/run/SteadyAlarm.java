package io.trainyard.engine.run;

import io.trainyard.engine.testing.ManualAlarm;
import io.trainyard.engine.testing.ManualClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * An alarm as a process has it: it waits for a span of steady time, whatever is done to the clock
 * on the wall meanwhile.
 */
final class SteadyAlarm implements Alarm {
  private final Clock wall;
  private final ManualClock steady;
  private final ManualAlarm calls;

  SteadyAlarm(Clock wall, ManualClock steady) {
    this.wall = wall;
    this.steady = steady;
    this.calls = new ManualAlarm(steady);
  }

  @Override
  public Wake at(Instant time, Runnable task) {
    return calls.at(steady.instant().plus(Duration.between(wall.instant(), time)), task);
  }

  /** Makes every call that is due; whether there was one. */
  boolean ring() {
    return calls.ring();
  }
}
