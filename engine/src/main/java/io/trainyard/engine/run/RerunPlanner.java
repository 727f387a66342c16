package io.trainyard.engine.run;

import io.trainyard.engine.pipeline.Dag;
import io.trainyard.engine.pipeline.Input;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Makes a {@link RerunPlan}: step by step, in the order of the graph. For one plan. */
final class RerunPlanner {
  private static final String COLLECT = "collect";
  private static final Set<SkipCause> NEVER_DECIDED = Set.of(SkipCause.LOST, SkipCause.CANCELLED);

  private final RerunRequest request;
  private final RerunPlan.Basis basis;
  private final SameWork work;
  private final Dag dag;
  private final Map<String, Map<String, Attempt>> lasts = new LinkedHashMap<>();
  private final Set<StepKey> standing = new HashSet<>();
  private final Set<String> wholeStanding = new HashSet<>();
  private final Map<StepKey, Attempt> reused = new LinkedHashMap<>();
  private final List<RerunPlan.Again> again = new ArrayList<>();

  RerunPlanner(RerunRequest request, RerunPlan.Basis basis) {
    this.request = request;
    this.basis = basis;
    this.work = new SameWork(basis.beforeParams(), basis.after(), basis.afterParams());
    this.dag = Dag.of(basis.after().steps());
    for (Attempt attempt : basis.attempts()) {
      lasts.computeIfAbsent(attempt.step(), step -> new TreeMap<>()).put(attempt.key(), attempt);
    }
  }

  RerunPlan plan() {
    for (String name : dag.order()) {
      plan(basis.after().step(name).orElseThrow());
    }
    return new RerunPlan(new Reuse(request.run(), reused), again);
  }

  private void plan(Step step) {
    Optional<Step> old = earlier(step);
    Map<String, Attempt> nodes =
        old.map(each -> lasts.getOrDefault(each.name(), Map.of())).orElse(Map.of());
    Optional<String> obstacle = obstacle(step, old, nodes);
    String why = obstacle.orElse("");
    boolean isWhole = obstacle.isEmpty();
    for (Attempt last : obstacle.isEmpty() ? nodes.values() : List.<Attempt>of()) {
      Optional<String> reason = reason(step, last);
      if (reason.isEmpty()) {
        take(step, last);
      } else {
        why = why.isEmpty() ? reason.get() : why;
        isWhole = false;
      }
    }
    if (isWhole) {
      wholeStanding.add(step.name());
    } else {
      again.add(new RerunPlan.Again(step.name(), why));
    }
  }

  private void take(Step step, Attempt last) {
    StepKey node = new StepKey(step.name(), last.key());
    standing.add(node);
    if (last.state() != AttemptState.SKIPPED) {
      reused.put(node, last);
    }
  }

  /** The step as the run had it, by its name or by one that it had. */
  private Optional<Step> earlier(Step step) {
    return basis
        .before()
        .step(step.name())
        .or(
            () ->
                step.policy().formerly().stream()
                    .flatMap(name -> basis.before().step(name).stream())
                    .reduce((first, second) -> second));
  }

  /** Why all of a step runs again; empty when that depends on the node. */
  private Optional<String> obstacle(Step step, Optional<Step> old, Map<String, Attempt> nodes) {
    if (Dag.isCleanup(step)) {
      return Optional.of("it cleans up after this run");
    } else if (nodes.isEmpty()) {
      return Optional.of(old.isEmpty() ? "it is new" : "it never ran");
    } else if (old.filter(before -> work.same(before, step)).isEmpty()) {
      return Optional.of("it is not what it was");
    } else if (isAsked(step)) {
      return Optional.of("as asked");
    }
    return dag.upstream(step.name()).stream()
        .filter(name -> !wholeStanding.contains(name) && !isPaired(step, name))
        .findFirst()
        .map(name -> "`" + name + "` runs again");
  }

  private boolean isAsked(Step step) {
    boolean isCollected = step.verb().equals(COLLECT);
    if (isCollected) {
      return request.newData() || isFrom(step, "");
    }
    return request.what() instanceof RerunRequest.All || isFrom(step, "");
  }

  private boolean isFrom(Step step, String key) {
    return request.what() instanceof RerunRequest.From from
        && from.step().equals(step.name())
        && from.key().equals(key);
  }

  /** Whether each item waits for the same item of that step only. */
  private boolean isPaired(Step step, String upstream) {
    return basis.after().step(upstream).filter(Step::isFannedOut).isPresent()
        && step.inputs().stream().filter(Input::each).anyMatch(input -> uses(input, upstream))
        && step.inputs().stream().noneMatch(input -> !input.each() && uses(input, upstream));
  }

  private static boolean uses(Input input, String step) {
    return input.from() instanceof Value.Output output && output.step().equals(step);
  }

  /** Why one node runs again; empty when it is taken over, or is skipped once more. */
  private Optional<String> reason(Step step, Attempt last) {
    if (!last.key().isEmpty() && isFrom(step, last.key())) {
      return Optional.of("[" + last.key() + "] as asked");
    }
    Optional<String> pair =
        dag.upstream(step.name()).stream()
            .filter(name -> isPaired(step, name))
            .filter(name -> !standing.contains(new StepKey(name, last.key())))
            .findFirst();
    if (pair.isPresent()) {
      return pair.map(name -> "`" + name + "` runs again");
    }
    return switch (last.state()) {
      case SUCCEEDED, CACHED ->
          basis.isThere().test(last) ? Optional.empty() : Optional.of("its result is gone");
      case SKIPPED ->
          last.skip().filter(NEVER_DECIDED::contains).isPresent()
              ? Optional.of("it never ran")
              : Optional.empty();
      case FAILED -> Optional.of("it failed");
      case CANCELLED -> Optional.of("it was cancelled");
      case SCHEDULED, RUNNING, WAITING -> Optional.of("it never ended");
    };
  }
}
