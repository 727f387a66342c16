package io.trainyard.engine.run;

import io.trainyard.engine.pipeline.Dag;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A run that has not ended, in memory. Used by the Runner's loop alone. */
final class LiveRun {
  private final StartRequest request;
  private final Map<String, Value> params;
  private final Dag dag;
  private final CompletableFuture<Run> end = new CompletableFuture<>();
  private final Map<String, Attempt> last = new LinkedHashMap<>();

  /** How many attempts of a step were lost. */
  private final Map<String, Integer> losses = new HashMap<>();

  /** What waiting attempts left for their next launch, by attempt id. */
  private final Map<Long, String> states = new HashMap<>();

  /** How often attempts were launched again after a conflict, by attempt id. */
  private final Map<Long, Integer> relaunches = new HashMap<>();

  private Run run;

  LiveRun(Run run, StartRequest request, Map<String, Value> params) {
    this.run = run;
    this.request = request;
    this.params = Map.copyOf(params);
    this.dag = Dag.of(request.pipeline().steps());
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

  /** Completes when the run has ended and that is in the log. */
  CompletableFuture<Run> end() {
    return end;
  }

  RunSnapshot snapshot() {
    return new RunSnapshot(pipeline(), dag, run.state(), last, losses, run.cancelledBy());
  }

  Step step(String name) {
    return pipeline().step(name).orElseThrow();
  }

  Optional<Attempt> last(String step) {
    return Optional.ofNullable(last.get(step));
  }

  void set(Run changed) {
    run = changed;
  }

  void set(Attempt changed) {
    last.put(changed.step(), changed);
    if (changed.isLost()) {
      losses.merge(changed.step(), 1, Integer::sum);
    }
  }

  /** Whether this launch is the one that counts now. */
  boolean isCurrent(AttemptOrder order) {
    return last(order.step().name())
        .filter(attempt -> attempt.id() == order.attempt())
        .filter(attempt -> attempt.token() == order.token())
        .filter(attempt -> attempt.state() == AttemptState.RUNNING)
        .isPresent();
  }

  boolean isCancelled() {
    return run.cancelledBy().isPresent();
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
