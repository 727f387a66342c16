package io.trainyard.engine.run;

import io.trainyard.engine.pipeline.Fill;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;

/** A run that has not ended, in memory. Used by the Runner's loop alone. */
final class LiveRun {
  private final StartRequest request;
  private final Map<String, Value> params;
  private final Fill fill;
  private final Progress progress;
  private final CompletableFuture<Run> end = new CompletableFuture<>();

  /** What waiting attempts left for their next launch, by attempt id. */
  private final Map<Long, String> states = new HashMap<>();

  /** How often attempts were launched again after a conflict, by attempt id. */
  private final Map<Long, Integer> relaunches = new HashMap<>();

  private Run run;

  /**
   * A run of which nothing has happened yet.
   *
   * @param params every param's value, personal ones too
   */
  LiveRun(Run run, StartRequest request, Map<String, Value> params, Blueprint blueprint) {
    this.run = run;
    this.request = request;
    this.params = Map.copyOf(params);
    this.fill = new Fill(params);
    this.progress = new Progress(blueprint);
    request.reuse().ifPresent(reuse -> progress.reuse(reuse.attempts()));
  }

  Run run() {
    return run;
  }

  long number() {
    return run.number();
  }

  Pipeline pipeline() {
    return request.pipeline();
  }

  StartRequest request() {
    return request;
  }

  /** Every param's value, personal ones too. */
  Map<String, Value> params() {
    return params;
  }

  /** Puts the values of this run where a definition names its params. */
  Fill fill() {
    return fill;
  }

  /** Completes when the run has ended and that is in the log. */
  CompletableFuture<Run> end() {
    return end;
  }

  Progress progress() {
    return progress;
  }

  Step step(String name) {
    return plan(name).step();
  }

  StepPlan plan(String name) {
    return progress.blueprint().plan(name).orElseThrow();
  }

  /** The latest attempt of a node. */
  Optional<Attempt> last(StepKey node) {
    return progress.last(node);
  }

  void set(Run changed) {
    run = changed;
    progress.set(changed);
  }

  void set(Attempt changed) {
    progress.set(changed);
    if (changed.state().isDone()) {
      states.remove(changed.id());
      relaunches.remove(changed.id());
    }
  }

  /** Keeps what others run once for; before the end of the attempt that made it is set. */
  void keepItems(Attempt attempt, List<Item> items) {
    if (!plan(attempt.step()).fans().isEmpty() || !items.isEmpty()) {
      progress.keepItems(attempt.step(), items);
    }
  }

  /** The attempt of this launch, where the launch is the one that counts now. */
  Optional<Attempt> current(AttemptOrder order) {
    Optional<Attempt> last = last(new StepKey(order.step().name(), order.key()));
    boolean isCurrent =
        last.isPresent()
            && last.get().id() == order.attempt()
            && last.get().token() == order.token()
            && last.get().state() == AttemptState.RUNNING;
    return isCurrent ? last : Optional.empty();
  }

  boolean isCancelled() {
    return run.cancelledBy().isPresent();
  }

  /** Takes over what an earlier process left of it. */
  void restore(
      List<Attempt> attempts, LongFunction<List<Item>> items, LongFunction<String> waiting) {
    progress.restore(attempts, items);
    progress.set(run);
    for (Attempt attempt : open()) {
      if (attempt.state() == AttemptState.WAITING) {
        states.put(attempt.id(), waiting.apply(attempt.id()));
      }
    }
  }

  /** The attempts that have not ended. */
  List<Attempt> open() {
    return progress.nodes().stream()
        .flatMap(node -> node.last().stream())
        .filter(attempt -> !attempt.state().isDone())
        .toList();
  }

  String state(Attempt attempt) {
    return states.getOrDefault(attempt.id(), "");
  }

  void keepState(Attempt attempt, String state) {
    states.put(attempt.id(), state);
  }

  /** Counts one more launch after a conflict; from 1. */
  int countRelaunch(Attempt attempt) {
    return relaunches.merge(attempt.id(), 1, Integer::sum);
  }
}
