package io.trainyard.engine.testing;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.Runner;
import io.trainyard.engine.run.StartRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** People who start, cancel and pause runs in a {@link Simulation}, and remember the answers. */
final class SimulatedClient {
  private static final String ACTOR = "os:sim";

  private final RandomGenerator random;
  private final Consumer<SimulatedFault> faults;
  private final Deque<StartRequest> wishes;
  private final Map<Long, Pipeline> acknowledged = new LinkedHashMap<>();
  private final List<CompletableFuture<Long>> asked = new ArrayList<>();
  private final List<CompletableFuture<Run>> ends = new ArrayList<>();

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
  void act(Runner runner) {
    int what = random.nextInt(8);
    if (what < 5) {
      start(runner);
    } else if (what == 5 && random.nextInt(3) == 0) {
      cancel(runner);
    }
  }

  private void start(Runner runner) {
    StartRequest wish = wishes.poll();
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
    if (!running.isEmpty()) {
      faults.accept(SimulatedFault.CANCEL);
      runner.cancel(running.get(random.nextInt(running.size())), ACTOR);
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
