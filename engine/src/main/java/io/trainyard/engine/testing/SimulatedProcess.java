package io.trainyard.engine.testing;

import io.trainyard.engine.run.Runner;
import io.trainyard.engine.run.RunnerPorts;
import io.trainyard.engine.run.RunnerSettings;
import java.time.Duration;

/** The process that the engine of a {@link Simulation} lives in until it dies. */
final class SimulatedProcess {
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final int LAUNCHES = 3;

  private final ManualLoop loop = new ManualLoop();
  private final CrashingJournal journal;
  private final ManualAlarm alarm;
  private final Runner runner;

  SimulatedProcess(RunnerPorts ports, int slots, CrashingJournal journal, ManualAlarm alarm) {
    this.journal = journal;
    this.alarm = alarm;
    this.runner = new Runner(ports, new RunnerSettings(slots, GRACE, LAUNCHES), loop);
  }

  ManualLoop loop() {
    return loop;
  }

  ManualAlarm alarm() {
    return alarm;
  }

  Runner runner() {
    return runner;
  }

  void die() {
    journal.die();
  }

  boolean isDead() {
    return journal.isDead();
  }

  /** Takes up what an earlier process left; it may die over that too. */
  void recover() {
    try {
      runner.markLost();
    } catch (RuntimeException e) {
      if (!isDead()) {
        throw e;
      }
    }
  }
}
