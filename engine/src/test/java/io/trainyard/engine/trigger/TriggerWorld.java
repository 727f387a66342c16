package io.trainyard.engine.trigger;

import static io.trainyard.engine.testing.Definitions.step;

import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.Journal;
import io.trainyard.engine.event.NewEvent;
import io.trainyard.engine.event.ReaderPosition;
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
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Triggers whose whole world is in memory and moves only when a test says so. */
final class TriggerWorld {
  static final Instant START = Instant.parse("2026-03-01T06:00:00Z");
  final ManualClock clock;
  final MemoryStore store;
  final MemoryArtifacts artifacts;
  final MemoryTriggers remembered;
  final ManualLoop loop = new ManualLoop();
  final ManualAlarm alarm;
  final ScriptedExecutor executor = new ScriptedExecutor();
  final Runner runner;
  final EventTriggers triggers;

  TriggerWorld() {
    this(new ManualClock(START), null, new MemoryArtifacts());
  }

  private TriggerWorld(ManualClock clock, MemoryStore before, MemoryArtifacts artifacts) {
    this.clock = clock;
    this.store = before == null ? new MemoryStore(clock) : before;
    this.artifacts = artifacts;
    this.remembered = new MemoryTriggers(store);
    this.alarm = new ManualAlarm(clock);
    this.runner =
        new Runner(
            new RunnerPorts(
                store, store, term -> Optional.empty(), executor, artifacts, alarm, clock),
            RunnerSettings.of(Limits.ofAttempts(8)),
            loop);
    this.triggers =
        new EventTriggers(
            new TriggerPorts(
                runner,
                store,
                new ReaderPosition.Ports(store, store, remembered),
                remembered,
                artifacts,
                alarm,
                clock),
            loop);
  }

  /** The process ends without a word, and a new one begins so much later. */
  TriggerWorld down(Duration span, Pipeline... pipelines) {
    clock.advance(span);
    TriggerWorld next = new TriggerWorld(clock, store, artifacts);
    next.runner.recover();
    next.begin(pipelines);
    return next;
  }

  void begin(Pipeline... pipelines) {
    Arrays.stream(pipelines).forEach(each -> triggers.put(each, Path.of(".").toAbsolutePath()));
    triggers.begin();
    loop.runAll();
  }

  void put(Pipeline pipeline) {
    triggers.put(pipeline, Path.of(".").toAbsolutePath());
    loop.runAll();
  }

  static Pipeline pipeline(String name, List<Param> params, Option... trigger) {
    return new Pipeline(
        name,
        "",
        "",
        List.of(),
        trigger.length == 0
            ? List.of()
            : List.of(new Trigger(TriggerOptions.KIND, List.of(trigger), SourceRef.NONE)),
        params,
        List.of(step("work").build()),
        List.of(),
        "sha256:0");
  }

  static Option option(String word, Value... values) {
    return new Option(word, List.of(values), SourceRef.NONE);
  }

  static Option text(String word, String... texts) {
    return option(word, Arrays.stream(texts).map(Value.Text::new).toArray(Value[]::new));
  }

  static Option span(String word, Duration span) {
    return option(word, new Value.Span(span));
  }

  static Option all() {
    return option("combine", Value.Term.of("all"));
  }

  static Value event(String path) {
    return Value.Term.of("event", new Value.Text(path));
  }

  /** Something happens, and what hears it does what it does. */
  long happen(String kind, Record facts) throws Journal.Conflict {
    long seq = store.write(List.of(new NewEvent(kind, "test", 0, EventJson.write(facts))));
    loop.runAll();
    return seq;
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
    loop.runAll();
  }

  /** Every run of a pipeline, oldest first. */
  List<Run> runs(String pipeline) {
    return store.latest(pipeline, Integer.MAX_VALUE).stream()
        .sorted(Comparator.comparing(Run::number))
        .toList();
  }

  /** Seqs of the events that runs of a pipeline name as their cause. */
  List<Long> causes(String pipeline) {
    return runs(pipeline).stream()
        .flatMap(run -> remembered.cause(run.number()).stream())
        .map(TriggerEvents.Started::event)
        .toList();
  }
}
