package io.trainyard.engine.schedule;

import static io.trainyard.engine.testing.Definitions.step;

import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Param;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.Trigger;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.Limits;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.Runner;
import io.trainyard.engine.run.RunnerPorts;
import io.trainyard.engine.run.RunnerSettings;
import io.trainyard.engine.testing.ManualAlarm;
import io.trainyard.engine.testing.ManualClock;
import io.trainyard.engine.testing.ManualLoop;
import io.trainyard.engine.testing.MemoryArtifacts;
import io.trainyard.engine.testing.MemoryStore;
import io.trainyard.engine.testing.ScriptedExecutor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A scheduler whose whole world is in memory and moves only when a test says so. */
final class SchedulerWorld {
  static final Instant START = Instant.parse("2026-03-01T06:00:00Z");
  static final String STEP = "work";

  final ManualClock clock;
  final MemoryStore store;
  final MemoryArtifacts artifacts;
  final ManualLoop loop = new ManualLoop();
  final ManualAlarm alarm;
  final ScriptedExecutor executor = new ScriptedExecutor();
  final Runner runner;
  final Scheduler scheduler;

  SchedulerWorld() {
    this(new ManualClock(START), null, new MemoryArtifacts());
  }

  private SchedulerWorld(ManualClock clock, MemoryStore before, MemoryArtifacts artifacts) {
    this.clock = clock;
    this.store = before == null ? new MemoryStore(clock) : before;
    this.artifacts = artifacts;
    this.alarm = new ManualAlarm(clock);
    this.runner =
        new Runner(
            new RunnerPorts(
                store, store, term -> Optional.empty(), executor, artifacts, alarm, clock),
            RunnerSettings.of(Limits.ofAttempts(8)),
            loop);
    this.scheduler =
        new Scheduler(
            new SchedulerPorts(runner, store, store, new MemorySchedules(store), alarm, clock),
            loop);
  }

  /** The process ends without a word, and a new one begins so much later. */
  SchedulerWorld down(Duration span, String... held) {
    clock.advance(span);
    SchedulerWorld next = new SchedulerWorld(clock, store, artifacts);
    next.executor.hold(held);
    next.runner.recover();
    next.loop.runAll();
    return next;
  }

  /** A pipeline of one step with this schedule. */
  static Pipeline pipeline(String name, List<Param> params, Option... schedule) {
    return new Pipeline(
        name,
        "",
        "",
        List.of(),
        List.of(new Trigger(ScheduleOptions.KIND, List.of(schedule), SourceRef.NONE)),
        params,
        List.of(step(STEP).build()),
        List.of(),
        "sha256:0");
  }

  static Option cron(String expression) {
    return new Option("cron", List.of(new Value.Text(expression)), SourceRef.NONE);
  }

  static Option word(String word, String term, Value... values) {
    return new Option(word, List.of(Value.Term.of(term, values)), SourceRef.NONE);
  }

  void put(Option... schedule) {
    put(pipeline("p", List.of(), schedule));
  }

  void put(Pipeline pipeline) {
    scheduler.put(pipeline, Path.of("."), new PipelineFires(pipeline, Calendars.NONE));
    scheduler.look();
    loop.runAll();
  }

  /** Lets so much time pass; everything that is due on the way happens at its time. */
  void pass(Duration span) {
    Instant end = clock.instant().plus(span);
    while (alarm.next().filter(next -> !next.isAfter(end)).isPresent()) {
      Instant next = alarm.next().orElseThrow();
      clock.set(next.isAfter(clock.instant()) ? next : clock.instant());
      alarm.ring();
      loop.runAll();
    }
    clock.set(end);
    look();
  }

  void look() {
    scheduler.look();
    loop.runAll();
  }

  /** Every run, oldest first. */
  List<Run> runs() {
    return store.latest("", Integer.MAX_VALUE).stream()
        .sorted(Comparator.comparing(Run::number))
        .toList();
  }

  /** The logical times of the runs, as they were made. */
  List<String> logical() {
    return runs().stream()
        .flatMap(run -> run.planned().stream())
        .map(planned -> planned.logical().toString())
        .toList();
  }

  /** What was left out, the oldest first. */
  List<ScheduleEvents.Skipped> skipped() {
    List<ScheduleEvents.Skipped> skipped = new MemorySchedules(store).skipped("p", 1_000_000);
    return skipped.stream().sorted(Comparator.comparing(ScheduleEvents.Skipped::logical)).toList();
  }

  long skippedCount() {
    return skipped().stream().mapToLong(ScheduleEvents.Skipped::count).sum();
  }
}
