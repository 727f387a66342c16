package io.trainyard.engine.testing;

import io.trainyard.engine.event.Journal.JournalStopped;
import io.trainyard.engine.run.Runner;
import io.trainyard.engine.run.RunnerPorts;
import io.trainyard.engine.run.RunnerSettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

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

  void survive() {
    journal.survive();
  }

  void die() {
    journal.die();
  }

  boolean isDead() {
    return journal.isDead();
  }

  /**
   * Takes up what an earlier process left, or ends all of it; it may die over that too.
   *
   * @param endsAll as {@code run} does
   */
  void recover(boolean endsAll) {
    try {
      if (endsAll) {
        runner.markLost();
        return;
      }
      CompletableFuture<List<Long>> recovered = runner.recover();
      loop.runAll();
      recovered.getNow(List.of());
    } catch (JournalStopped | CompletionException e) {
      if (!isDead()) {
        throw e;
      }
    }
  }
}
