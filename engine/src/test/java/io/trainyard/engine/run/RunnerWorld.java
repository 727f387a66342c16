package io.trainyard.engine.run;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.PipelinePolicy;
import io.trainyard.engine.pipeline.Retry;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.testing.ManualAlarm;
import io.trainyard.engine.testing.ManualClock;
import io.trainyard.engine.testing.ManualLoop;
import io.trainyard.engine.testing.MemoryArtifacts;
import io.trainyard.engine.testing.MemoryStore;
import io.trainyard.engine.testing.ScriptedExecutor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A Runner whose whole world is in memory and moves only when a test says so. */
final class RunnerWorld {
  static final Instant START = Instant.parse("2026-03-01T06:00:00Z");
  static final LocalDate DAY = LocalDate.of(2026, 3, 1);

  final ManualClock clock;
  final ManualAlarm alarm;
  final ManualLoop loop = new ManualLoop();
  final MemoryStore store;
  final MemoryArtifacts artifacts;
  final ScriptedExecutor executor = new ScriptedExecutor();
  final Map<String, References.Found> references = new HashMap<>();
  final List<String> seen = new ArrayList<>();
  final Runner runner;

  RunnerWorld() {
    this(8);
  }

  RunnerWorld(int slots) {
    this(slots, loop -> loop);
  }

  /** A world with something between the Runner and its loop. */
  RunnerWorld(UnaryOperator<Executor> between) {
    this(8, between);
  }

  private RunnerWorld(int slots, UnaryOperator<Executor> between) {
    this(Limits.ofAttempts(slots), between, new ManualClock(START), null);
  }

  /** A world with limits of its own. */
  RunnerWorld(Limits limits) {
    this(limits, loop -> loop, new ManualClock(START), null);
  }

  /** The same home after its process has ended without a word, and another one has begun. */
  RunnerWorld afterCrash() {
    return new RunnerWorld(Limits.ofAttempts(8), loop -> loop, clock, this);
  }

  private RunnerWorld(
      Limits limits,
      UnaryOperator<Executor> between,
      ManualClock clock,
      @Nullable RunnerWorld before) {
    this.clock = clock;
    this.alarm = new ManualAlarm(clock);
    this.store = before == null ? new MemoryStore(clock) : before.store;
    this.artifacts = before == null ? new MemoryArtifacts() : before.artifacts;
    runner =
        new Runner(
            new RunnerPorts(
                store,
                store,
                term -> Optional.ofNullable(references.get(text(term))),
                executor,
                artifacts,
                alarm,
                clock),
            new RunnerSettings(limits, Duration.ofSeconds(10), 3),
            between.apply(loop));
    runner.addListener(new Recorder());
  }

  /** This pipeline, of which one run goes on at a time. */
  static Pipeline oneAtOnce(Pipeline pipeline) {
    return with(
        pipeline,
        new PipelinePolicy(
            Retry.NONE, OptionalInt.empty(), OptionalInt.of(1), OptionalInt.empty()));
  }

  /** This pipeline with another policy. */
  static Pipeline with(Pipeline pipeline, PipelinePolicy policy) {
    return pipeline.change().policy(policy).build();
  }

  private static String text(Value.Term term) {
    return term.word() + " " + ((Value.Text) term.values().get(0)).text();
  }

  /** Starts a run without params, and lets it go as far as it can by itself. */
  long start(Pipeline pipeline) {
    return start(pipeline, Map.of());
  }

  long start(Pipeline pipeline, Map<String, Value> params) {
    CompletableFuture<Long> number = submit(pipeline, params);
    loop.runAll();
    return number.join();
  }

  /** Asks for a run without params, and lets nothing happen yet. */
  CompletableFuture<Long> submit(Pipeline pipeline) {
    return submit(pipeline, Map.of());
  }

  private CompletableFuture<Long> submit(Pipeline pipeline, Map<String, Value> params) {
    return runner.submit(new StartRequest(pipeline, params, Path.of("."), "person", "os:ada", DAY));
  }

  void end(String step, Outcome outcome) {
    executor.end(step, outcome);
    loop.runAll();
  }

  void succeed(String step) {
    AttemptOrder order =
        executor.running().stream()
            .filter(each -> each.step().name().equals(step))
            .findFirst()
            .orElseThrow();
    executor.end(order, ScriptedExecutor.success(order));
    loop.runAll();
  }

  /** Moves the clock and lets follow what follows. */
  void pass(Duration span) {
    clock.advance(span);
    while (alarm.ring()) {
      loop.runAll();
    }
    loop.runAll();
  }

  Run run(long number) {
    return store.run(number).orElseThrow();
  }

  /** The latest attempt of a step. */
  Attempt attempt(long run, String step) {
    return store.attempts(run).stream()
        .filter(each -> each.step().equals(step))
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  /** {@code step STATE message} of the latest attempt of each step, in the order of their first. */
  List<String> states(long run) {
    Map<String, String> states = new java.util.LinkedHashMap<>();
    for (Attempt attempt : store.attempts(run)) {
      String message = attempt.message().isEmpty() ? "" : " " + attempt.message();
      states.put(attempt.step(), attempt.step() + " " + attempt.state() + message);
    }
    return List.copyOf(states.values());
  }

  List<String> kinds() {
    return store.read(0, 10_000).stream().map(event -> event.kind()).toList();
  }

  List<String> running() {
    return executor.running().stream().map(order -> order.step().name()).toList();
  }

  static References.Found found(String meaning) {
    return new References.Found(
        new Artifact(meaning, "model", Digest.of(meaning), 1, Map.of()), meaning);
  }

  private final class Recorder implements RunListener {
    @Override
    public void runChanged(Run run) {
      seen.add("run " + run.state());
    }

    @Override
    public void attemptChanged(Attempt attempt) {
      seen.add(attempt.step() + " " + attempt.state());
    }

    @Override
    public void progress(long run, String step, long rows) {
      seen.add(step + " " + rows + " rows");
    }

    @Override
    public void stale(Attempt attempt, long token) {
      seen.add(attempt.step() + " stale " + token);
    }
  }
}
