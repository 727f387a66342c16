package io.trainyard.engine.testing;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.Fact;
import io.trainyard.engine.run.FailureCause;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.Runner;
import io.trainyard.engine.run.RunnerPorts;
import io.trainyard.engine.run.RunnerSettings;
import io.trainyard.engine.run.StartRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/**
 * Two runs of random pipelines in a world where everything that may happen does, in an order that
 * the seed decides: failures, waits, attempts that do not stop, late and repeated reports,
 * conflicts, cancels, and, where asked for, crashes of the process between any two tasks of the
 * Runner. One thread; the same seed gives the same history.
 */
public final class Simulation {
  private static final Instant START = Instant.parse("2026-03-01T06:00:00Z");
  private static final int LONGEST = 20_000;

  private final long seed;
  private final Random random;

  /** When somebody cancels a run and when the process dies; most histories know neither. */
  private final int cancelTick;

  private final int crashTick;
  private final int slots;
  private final ManualClock clock = new ManualClock(START);
  private final MemoryStore store = new MemoryStore(clock);
  private final MemoryArtifacts artifacts = new MemoryArtifacts();
  private final Map<Long, Pipeline> pipelines = new LinkedHashMap<>();
  private final List<CompletableFuture<Run>> ends = new ArrayList<>();

  private ManualAlarm alarm = new ManualAlarm(clock);
  private ManualLoop loop = new ManualLoop();
  private ScriptedExecutor executor = new ScriptedExecutor();
  private Runner runner;
  private int most;

  /** A world that this seed decides. */
  public Simulation(long seed, boolean crashes) {
    this.seed = seed;
    this.random = new Random(seed);
    this.cancelTick = random.nextInt(4) == 0 ? random.nextInt(60) : LONGEST;
    this.crashTick = crashes ? random.nextInt(120) : LONGEST;
    this.slots = 1 + random.nextInt(4);
    // A transaction with facts is refused now and then, as when two runs register at once.
    store.refuse(event -> event.kind().equals("model.registered") && random.nextInt(3) == 0);
    this.runner = newRunner();
  }

  /** Starts two runs and goes on until nothing is left to do. */
  public void run() {
    RandomPipelines shapes = new RandomPipelines(random);
    start(shapes.next("first"));
    start(shapes.next("second"));
    int tick = 0;
    while (!store.unfinished().isEmpty() || !executor.running().isEmpty()) {
      if (++tick > LONGEST) {
        throw new IllegalStateException("seed " + seed + " does not end");
      }
      if (tick == cancelTick) {
        runner.running().stream().findFirst().ifPresent(run -> runner.cancel(run, "os:sim"));
      } else if (tick == crashTick) {
        crash();
      }
      step();
      most = Math.max(most, executor.running().size());
    }
    loop.runAll();
  }

  public MemoryStore store() {
    return store;
  }

  /** What each run was started with, by its number. */
  public Map<Long, Pipeline> pipelines() {
    return Map.copyOf(pipelines);
  }

  /** How many attempts may run at once. */
  public int slots() {
    return slots;
  }

  /** How many did. */
  public int mostAtOnce() {
    return most;
  }

  /** The runs whose Runner gave them up, with why; none when all is well. */
  public List<String> givenUp() {
    return ends.stream()
        .filter(CompletableFuture::isCompletedExceptionally)
        .map(CompletableFuture::toString)
        .toList();
  }

  private void start(Pipeline pipeline) {
    CompletableFuture<Long> number =
        runner.submit(
            new StartRequest(
                pipeline, Map.of(), Path.of("."), "person", "os:sim", LocalDate.EPOCH));
    loop.runNext();
    pipelines.put(number.join(), pipeline);
    ends.add(runner.ended(number.join()));
  }

  private void step() {
    int what = random.nextInt(100);
    if (what < 55) {
      loop.runNext();
    } else if (what < 85) {
      endOne();
    } else if (what < 90) {
      reportLate();
    } else {
      passTime();
    }
  }

  private void endOne() {
    List<AttemptOrder> running = executor.running();
    if (!running.isEmpty()) {
      AttemptOrder order = running.get(random.nextInt(running.size()));
      executor.end(order, outcome(order));
    }
  }

  private void reportLate() {
    List<AttemptOrder> submitted = executor.submitted();
    List<Long> running = executor.running().stream().map(AttemptOrder::token).toList();
    if (!submitted.isEmpty()) {
      AttemptOrder order = submitted.get(random.nextInt(submitted.size()));
      if (!running.contains(order.token())) {
        executor.report(order, outcome(order));
      }
    }
  }

  /** Mostly what makes things go on, sometimes straight to the next alarm. */
  private void passTime() {
    Optional<Instant> next = alarm.next();
    if (next.isPresent() && random.nextBoolean() && next.get().isAfter(clock.instant())) {
      clock.set(next.get());
    } else {
      clock.advance(Duration.ofMillis(random.nextInt(20_000)));
    }
    alarm.ring();
  }

  /** The process ends without a word; the next one marks what died and runs nothing of it. */
  private void crash() {
    alarm = new ManualAlarm(clock);
    loop = new ManualLoop();
    executor = new ScriptedExecutor();
    ends.clear();
    runner = newRunner();
    runner.markLost();
  }

  private Runner newRunner() {
    executor.hold(steps());
    if (random.nextInt(3) == 0) {
      executor.holdDeaf("s1");
    }
    return new Runner(
        new RunnerPorts(store, store, term -> Optional.empty(), executor, artifacts, alarm, clock),
        new RunnerSettings(slots, Duration.ofSeconds(10), 3),
        loop);
  }

  private static String[] steps() {
    String[] names = new String[10];
    for (int i = 0; i < names.length; i++) {
      names[i] = "s" + i;
    }
    return names;
  }

  private Outcome outcome(AttemptOrder order) {
    int what = random.nextInt(20);
    if (what < 3) {
      return Outcome.Failed.error("by chance");
    } else if (what < 5) {
      return Outcome.Failed.forGood("for good");
    } else if (what < 6) {
      return new Outcome.Failed(FailureCause.LOST, "lost", true, List.of(), Map.of());
    } else if (what < 8) {
      Instant until = clock.instant().plusSeconds(random.nextInt(30));
      return new Outcome.Waiting(until, "a while", "{}");
    }
    Outcome.Builder success = Outcome.succeeded().decision(random.nextInt(3) > 0);
    order
        .step()
        .outputs()
        .forEach(output -> success.output(output.name(), ScriptedExecutor.artifact(order, output)));
    if (what < 12) {
      success.fact(new Fact("model.registered", "{\"attempt\":" + order.attempt() + "}"));
    }
    return success.metric("auc", random.nextDouble()).rows(random.nextInt(1000)).build();
  }
}
