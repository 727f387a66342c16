package io.trainyard.engine.testing;

import io.trainyard.engine.pipeline.Dag;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.Cancellation;
import io.trainyard.engine.run.Reuse;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.Runner;
import io.trainyard.engine.run.Runs;
import io.trainyard.engine.run.StartRequest;
import io.trainyard.engine.run.StepKey;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** People who start, cancel and pause runs in a {@link Simulation}, and remember the answers. */
final class SimulatedClient {
  private static final int MOST_RUNS = 6;
  private static final String ACTOR = "os:sim";

  /** What does not end although nobody meddles with it any more is stuck. */
  private static final int PATIENCE = 200;

  private final RandomGenerator random;
  private final Consumer<SimulatedFault> faults;
  private final Deque<StartRequest> wishes;
  private final Map<Long, Pipeline> acknowledged = new LinkedHashMap<>();
  private final List<CompletableFuture<Long>> asked = new ArrayList<>();
  private final List<CompletableFuture<Run>> ends = new ArrayList<>();
  private int acts;

  SimulatedClient(
      RandomGenerator random, List<StartRequest> wishes, Consumer<SimulatedFault> faults) {
    this.random = random;
    this.wishes = new ArrayDeque<>(wishes);
    this.faults = faults;
  }

  Map<Long, Pipeline> acknowledged() {
    return acknowledged;
  }

  /** Whether every wish has been told and answered; a crash lets those it left unanswered go. */
  boolean hasAskedAll() {
    return wishes.isEmpty() && asked.stream().allMatch(CompletableFuture::isDone);
  }

  /** Does one thing, where there is something to do. */
  void act(Runner runner, Runs runs) {
    resume(runner, runs);
    boolean isPatient = ++acts > PATIENCE;
    switch (isPatient ? 0 : random.nextInt(10)) {
      case 0, 1, 2, 3 -> start(runner, wishes.poll());
      case 4 -> runAgain(runner, runs);
      case 5 -> pause(runner);
      case 6 -> cancel(runner);
      default -> {}
    }
  }

  /** Runs a run that has ended once more, and takes over some of what ended well in it. */
  private void runAgain(Runner runner, Runs runs) {
    List<Run> ended =
        runs.latest("", MOST_RUNS).stream().filter(run -> run.state().isDone()).toList();
    if (ended.isEmpty() || random.nextInt(3) > 0 || acknowledged.size() >= MOST_RUNS) {
      return;
    }
    Run origin = ended.get(random.nextInt(ended.size()));
    Pipeline pipeline = acknowledged.get(origin.number());
    if (pipeline != null) {
      Map<StepKey, Attempt> taken = new LinkedHashMap<>();
      for (Attempt attempt : runs.attempts(origin.number())) {
        boolean isWhole = attempt.key().isEmpty() && !isCleanup(pipeline, attempt);
        if (isWhole && isGood(attempt) && random.nextBoolean()) {
          taken.put(attempt.node(), attempt);
        }
      }
      StartRequest again =
          new StartRequest(pipeline, Map.of(), Path.of("."), "rerun", ACTOR, origin.runDate());
      start(runner, again.reusing(new Reuse(origin.number(), taken)));
    }
  }

  private static boolean isCleanup(Pipeline pipeline, Attempt attempt) {
    return Dag.isCleanup(pipeline.step(attempt.step()).orElseThrow());
  }

  private static boolean isGood(Attempt attempt) {
    return attempt.state() == AttemptState.SUCCEEDED || attempt.state() == AttemptState.CACHED;
  }

  /** Who paused a run lets it go on some time later. */
  private void resume(Runner runner, Runs runs) {
    for (Run run : runs.unfinished()) {
      if (run.pausedBy().isPresent() && random.nextInt(3) == 0) {
        runner.resume(run.number(), ACTOR);
      }
    }
  }

  private void pause(Runner runner) {
    List<Long> running = runner.running();
    if (!running.isEmpty()) {
      faults.accept(SimulatedFault.PAUSE);
      runner.pause(running.get(random.nextInt(running.size())), ACTOR);
    }
  }

  private void start(Runner runner, @Nullable StartRequest wish) {
    if (wish != null) {
      CompletableFuture<Long> number = runner.submit(wish);
      asked.add(number);
      number.thenAccept(
          run -> {
            acknowledged.put(run, wish.pipeline());
            ends.add(runner.ended(run));
          });
    }
  }

  private void cancel(Runner runner) {
    List<Long> running = runner.running();
    if (!running.isEmpty() && random.nextInt(5) == 0) {
      faults.accept(SimulatedFault.CANCEL);
      runner.cancel(running.get(random.nextInt(running.size())), Cancellation.by(ACTOR));
    }
  }

  /** The process that was asked is gone. */
  void forgetUnanswered() {
    asked.clear();
    ends.clear();
  }

  List<String> givenUp() {
    return ends.stream()
        .filter(CompletableFuture::isCompletedExceptionally)
        .map(end -> String.valueOf(end.handle((run, failure) -> failure).join()))
        .toList();
  }
}
