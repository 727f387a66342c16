package io.trainyard.engine.testing;

import io.trainyard.engine.run.Limits;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.Runner;
import io.trainyard.engine.run.RunnerPorts;
import io.trainyard.engine.run.RunnerSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A home in memory with its Runner, which moves only when a test says so; what else listens to the
 * home is a subclass's. Not thread-safe.
 */
public class ManualWorld {
  private static final int ATTEMPTS = 8;

  private final ManualClock clock;
  private final MemoryStore store;
  private final MemoryArtifacts artifacts;
  private final ManualLoop loop = new ManualLoop();
  private final ManualAlarm alarm;
  private final ScriptedExecutor executor = new ScriptedExecutor();
  private final Runner runner;

  /** An empty home at an instant. */
  protected ManualWorld(Instant start) {
    this(new ManualClock(start));
  }

  private ManualWorld(ManualClock clock) {
    this(clock, new MemoryStore(clock), new MemoryArtifacts());
  }

  /** The same home after its process has ended without a word, and another one has begun. */
  protected ManualWorld(ManualWorld before) {
    this(before.clock, before.store, before.artifacts);
  }

  private ManualWorld(ManualClock clock, MemoryStore store, MemoryArtifacts artifacts) {
    this.clock = clock;
    this.store = store;
    this.artifacts = artifacts;
    this.alarm = new ManualAlarm(clock);
    this.runner =
        new Runner(
            new RunnerPorts(
                store, store, term -> Optional.empty(), executor, artifacts, alarm, clock),
            RunnerSettings.of(Limits.ofAttempts(ATTEMPTS)),
            loop);
  }

  public final ManualClock clock() {
    return clock;
  }

  public final MemoryStore store() {
    return store;
  }

  public final MemoryArtifacts artifacts() {
    return artifacts;
  }

  public final ManualLoop loop() {
    return loop;
  }

  public final ManualAlarm alarm() {
    return alarm;
  }

  public final ScriptedExecutor executor() {
    return executor;
  }

  public final Runner runner() {
    return runner;
  }

  /** Lets so much time pass; everything that is due on the way happens at its time. */
  public void pass(Duration span) {
    Instant end = clock.instant().plus(span);
    while (alarm.next().filter(next -> !next.isAfter(end)).isPresent()) {
      Instant next = alarm.next().orElseThrow();
      clock.set(next.isAfter(clock.instant()) ? next : clock.instant());
      alarm.ring();
      loop.runAll();
    }
    clock.set(end);
    loop.runAll();
  }

  /** Every run of a pipeline, oldest first; of all pipelines where the name is empty. */
  public final List<Run> runs(String pipeline) {
    return store.latest(pipeline, Integer.MAX_VALUE).stream()
        .sorted(Comparator.comparing(Run::number))
        .toList();
  }
}
