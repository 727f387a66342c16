package io.trainyard.engine.run;

import io.trainyard.engine.pipeline.FanOut;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;

/**
 * Where a run stands, as the {@link Planner} sees it. It counts how the steps before each step
 * stand, so that a change costs what depends on it and not what there is. Not thread-safe.
 */
final class Progress {
  private final Blueprint blueprint;
  private final List<StepProgress> steps = new ArrayList<>();
  private final MadeItems items = new MadeItems();
  private final Map<StepKey, Attempt> reused = new HashMap<>();

  /** Each once; a list, since a set that once held every node stays as large for ever. */
  private List<Node> changed = new ArrayList<>();

  private RunState state = RunState.QUEUED;
  private Optional<Cancellation> cancellation = Optional.empty();
  private boolean isPaused;
  private Instant beginAt = Instant.MIN;
  private int openSteps;
  private int retries;
  private long visits;

  Progress(Blueprint blueprint) {
    this.blueprint = blueprint;
    for (StepPlan plan : blueprint.plans()) {
      StepProgress step = new StepProgress(plan);
      steps.add(step);
      for (int place : plan.upstream()) {
        if (plan.paired().isEmpty() || !plan.paired().contains(place)) {
          step.upstream.add(Standing.OPEN);
        }
      }
      if (plan.root().isEmpty()) {
        expand(step, List.of(""));
      }
    }
    openSteps = steps.size();
  }

  /**
   * Takes over every attempt that a run has had, as after a new start of the process.
   *
   * @param attempts in the order they were made
   * @param made the items that an attempt made, by its id
   */
  void restore(List<Attempt> attempts, LongFunction<List<Item>> made) {
    Map<StepKey, Attempt> latest = new LinkedHashMap<>();
    Map<StepKey, Integer> lost = new HashMap<>();
    Map<StepKey, Instant> ready = new HashMap<>();
    for (Attempt attempt : attempts) {
      ready.putIfAbsent(attempt.node(), attempt.started().orElse(attempt.notBefore()));
      step(attempt.step()).hasStarted |= attempt.started().isPresent();
      Attempt earlier = latest.remove(attempt.node());
      latest.put(attempt.node(), attempt);
      if (earlier != null) {
        lost.merge(attempt.node(), earlier.isLost() ? 1 : 0, Integer::sum);
        retries += earlier.isLost() ? 0 : 1;
      }
    }
    for (Attempt attempt : latest.values()) {
      Node node =
          node(attempt.node())
              .orElseThrow(() -> new IllegalArgumentException("no node " + attempt.node()));
      node.losses = lost.getOrDefault(attempt.node(), 0);
      node.readyAt = ready.get(attempt.node());
      if (attempt.state().isDone() && !node.plan.fans().isEmpty()) {
        keepItems(attempt.step(), made.apply(attempt.id()));
      }
      set(attempt);
    }
  }

  /** What is taken over from another run; before anything happens. */
  void reuse(Map<StepKey, Attempt> attempts) {
    reused.putAll(attempts);
  }

  Optional<Attempt> reused(StepKey node) {
    return reused.isEmpty() ? Optional.empty() : Optional.ofNullable(reused.get(node));
  }

  Blueprint blueprint() {
    return blueprint;
  }

  RunState state() {
    return state;
  }

  Optional<Cancellation> cancellation() {
    return cancellation;
  }

  boolean isPaused() {
    return isPaused;
  }

  /** The run is not to begin before this time. */
  void beginAt(Instant time) {
    beginAt = time;
  }

  /** When the run may begin. */
  Instant beginAt() {
    return beginAt;
  }

  /** Takes over what is said of the run; what that changes for its nodes is to be looked at. */
  void set(Run run) {
    boolean begins = state == RunState.QUEUED && run.state() == RunState.RUNNING;
    boolean resumes = isPaused && run.pausedBy().isEmpty();
    boolean stops = cancellation.isEmpty() && run.cancellation().isPresent();
    state = run.state();
    isPaused = run.pausedBy().isPresent();
    if (isPaused) {
      steps.forEach(step -> step.nodes().forEach(node -> node.isReady = false));
    }
    cancellation = run.cancellation();
    if (stops) {
      steps.forEach(this::finishIfOver);
    }
    if (begins || resumes || stops) {
      steps.forEach(step -> touch(step.nodes()));
    }
  }

  /** The items that a step made, in their order; before the attempt that made them is set. */
  void keepItems(String step, List<Item> made) {
    items.keep(plan(step).place(), made);
  }

  /** The item of this key that a step made. */
  Optional<Item> item(String step, String key) {
    return items.item(plan(step).place(), key);
  }

  /** The items that a step made, in their order. */
  List<Item> items(String step) {
    return items.items(plan(step).place());
  }

  /** Takes over a change of an attempt, a new one too. */
  void set(Attempt attempt) {
    StepProgress step = step(attempt.step());
    Node node = step.node(attempt.key()).orElseThrow();
    count(step, node, attempt);
    node.last = attempt;
    node.isReady = false;
    if (attempt.state().isDone() && !willRetry(node)) {
      settle(step, node, Standing.of(attempt, step.plan.isApproval()));
    } else if (attempt.state() != AttemptState.RUNNING) {
      note(node);
    }
    finishIfOver(step);
  }

  private void count(StepProgress step, Node node, Attempt attempt) {
    step.countUnderWay((attempt.state().isDone() ? 0 : 1) - (node.isUnderWay() ? 1 : 0));
    step.hasStarted |= attempt.started().isPresent();
    node.losses += attempt.isLost() ? 1 : 0;
    if (node.readyAt == null) {
      node.readyAt = attempt.started().orElse(attempt.notBefore());
    }
    boolean isNew = node.last == null || node.last.id() != attempt.id();
    boolean isRetry = isNew && node.last != null && !node.last.isLost();
    retries += isRetry ? 1 : 0;
  }

  private void settle(StepProgress step, Node node, Standing standing) {
    step.settle(node, standing);
    for (int place : step.plan.downstream()) {
      StepProgress next = steps.get(place);
      if (next.plan.paired().contains(step.plan.place())) {
        visits++;
        next.node(node.key).ifPresent(this::note);
      }
    }
  }

  private void finishIfOver(StepProgress step) {
    boolean isStopped = cancellation.isPresent() && !step.plan.isCleanup();
    if (step.standing != Standing.OPEN || !step.isOver(isStopped)) {
      return;
    }
    step.standing = step.verdict(hasFailedBefore(step.plan));
    openSteps--;
    for (int place : step.plan.downstream()) {
      tell(steps.get(place), step);
    }
    for (int place : step.plan.fans()) {
      expand(steps.get(place));
    }
  }

  private boolean hasFailedBefore(StepPlan plan) {
    boolean hasFailed = false;
    for (int place : plan.paired()) {
      hasFailed |= steps.get(place).standing == Standing.FAILED;
    }
    return hasFailed;
  }

  private void tell(StepProgress next, StepProgress over) {
    boolean isPaired = next.plan.paired().contains(over.plan.place());
    if (!isPaired) {
      next.upstream.settle(over.standing);
      touch(next.nodes());
    } else if (next.obstacle.isPresent() || over.obstacle.isPresent()) {
      touch(next.nodes());
    }
  }

  /** Its items are known now; every rule on its start is judged only after that. */
  private void expand(StepProgress step) {
    StepProgress root = steps.get(step.plan.root().orElseThrow());
    Set<String> keys = items.keys(root.plan.place());
    FanOut fanOut = step.plan.step().policy().fanOut();
    if (root.standing != Standing.SUCCEEDED || keys.isEmpty()) {
      step.isEmpty = true;
      step.obstacle = Optional.of("there is no item to run for");
    } else if (keys.size() > fanOut.atMost()) {
      step.obstacle =
          Optional.of(
              "there are " + keys.size() + " items, but `atMost` allows " + fanOut.atMost());
    } else if (items.isAmbiguous(root.plan.place())) {
      step.obstacle = Optional.of("two items of `" + root.plan.name() + "` have the same key");
    }
    expand(step, step.obstacle.isPresent() ? List.of("") : keys);
  }

  private void expand(StepProgress step, Collection<String> keys) {
    step.expand(keys);
    touch(step.nodes());
  }

  private void touch(Iterable<Node> nodes) {
    for (Node node : nodes) {
      visits++;
      note(node);
    }
  }

  private void note(Node node) {
    if (!node.isChanged) {
      node.isChanged = true;
      changed.add(node);
    }
  }

  /** The Runner knows that the time of this attempt's node is over. */
  void late(Attempt attempt) {
    node(attempt.node()).ifPresent(node -> node.isLate = true);
  }

  /** Whether the time of this attempt's node is over. */
  boolean isLate(Attempt attempt) {
    return node(attempt.node()).filter(node -> node.isLate).isPresent();
  }

  /** The Runner knows that this attempt may be launched. */
  void ready(Attempt attempt) {
    node(attempt.node()).ifPresent(node -> node.isReady = true);
  }

  /** A time has come that the node waited for. */
  void touch(StepKey node) {
    node(node).ifPresent(this::note);
  }

  /** The nodes that may have something to decide since the last call, in the order of the graph. */
  List<Node> takeChanged() {
    List<Node> nodes = changed;
    changed = new ArrayList<>();
    nodes.forEach(node -> node.isChanged = false);
    nodes.sort(Node::compare);
    return nodes;
  }

  /** Every node there is, in the order of the graph. */
  List<Node> nodes() {
    return steps.stream().flatMap(step -> step.nodes().stream()).toList();
  }

  /** How many nodes have been looked at because something before them changed. */
  long visits() {
    return visits;
  }

  /** Whether nothing of the run can change any more. */
  boolean isOver() {
    return openSteps == 0;
  }

  /** Whether there is another try for a node whose last attempt failed. */
  boolean willRetry(Node node) {
    Attempt last = node.last;
    boolean isStopped = cancellation.isPresent() && !node.plan.isCleanup();
    return last != null
        && last.state() == AttemptState.FAILED
        && !isStopped
        && (last.isLost() || retries < mostRetries())
        && retries(node, last).hasNext()
        && node.deadline().map(end -> earliestRetry(node, last).isBefore(end)).orElse(true);
  }

  /** Of steps that failed by themselves: lost machines are counted apart. */
  private int mostRetries() {
    return blueprint.pipeline().policy().retriesInAll().orElse(Integer.MAX_VALUE);
  }

  /** When the next try of a failed attempt may start. */
  Instant earliestRetry(Node node, Attempt failed) {
    return retries(node, failed).earliest(failed.ended().orElseThrow());
  }

  private static Retries retries(Node node, Attempt failed) {
    return new Retries(node.plan.step().retry(), failed, node.losses);
  }

  /** How all that a node waits for stands. */
  Tally upstream(Node node) {
    StepProgress step = steps.get(node.plan.place());
    if (node.plan.paired().isEmpty()) {
      return step.upstream;
    }
    Tally tally = new Tally();
    tally.addAll(step.upstream);
    node.plan.paired().forEach(place -> tally.add(standing(node, place)));
    return tally;
  }

  /** How those that a node waits for stand that set something up. */
  Tally setups(Node node) {
    if (node.plan.setups().isEmpty()) {
      return Tally.NOTHING;
    }
    Tally tally = new Tally();
    node.plan.setups().forEach(place -> tally.add(standing(node, place)));
    return tally;
  }

  /** How a step that a node waits for stands, as far as that node is concerned. */
  Standing standing(Node node, int upstream) {
    StepProgress other = steps.get(upstream);
    boolean isWhole = node.key.isEmpty() || !node.plan.paired().contains(upstream);
    return isWhole ? other.standing : other.standing(node.key);
  }

  /** The latest attempt of a step that a node waits for, where there is one for that node. */
  Optional<Attempt> last(Node node, int upstream) {
    StepProgress other = steps.get(upstream);
    boolean isPaired = node.plan.paired().contains(upstream);
    return other.node(isPaired ? node.key : "").flatMap(Node::last);
  }

  Optional<Node> node(StepKey name) {
    Optional<StepPlan> plan = blueprint.plan(name.step());
    return plan.isEmpty() ? Optional.empty() : steps.get(plan.get().place()).node(name.key());
  }

  /** The latest attempt of a node. */
  Optional<Attempt> last(StepKey name) {
    Optional<Node> node = node(name);
    return node.isEmpty() ? Optional.empty() : node.get().last();
  }

  StepProgress step(int place) {
    return steps.get(place);
  }

  StepProgress step(String name) {
    return steps.get(plan(name).place());
  }

  private StepPlan plan(String name) {
    return blueprint
        .plan(name)
        .orElseThrow(() -> new IllegalArgumentException("there is no step '" + name + "'"));
  }
}
