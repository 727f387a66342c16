package io.trainyard.engine.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where one step of a run stands. Changed by {@link Progress} alone. */
final class StepProgress {
  final StepPlan plan;

  /** How that stands which it does not wait for item by item. */
  final Tally upstream = new Tally();

  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Tally tally = new Tally();

  /** How many of its nodes really failed, not because of others. */
  private int failures;

  private int underWay;

  /** Whether its items are known. */
  boolean isExpanded;

  /** Why it runs for no item though it should run for some. */
  Optional<String> obstacle = Optional.empty();

  /** Whether {@link #obstacle} is that there is none. */
  boolean isEmpty;

  /** How it counts for those that wait for all of it. */
  Standing standing = Standing.OPEN;

  boolean hasStarted;

  StepProgress(StepPlan plan) {
    this.plan = plan;
  }

  /** Its items are these. */
  void expand(Collection<String> keys) {
    isExpanded = true;
    for (String key : keys) {
      nodes.put(key, new Node(plan, key, nodes.size()));
      tally.add(Standing.OPEN);
    }
  }

  Collection<Node> nodes() {
    return nodes.values();
  }

  Optional<Node> node(String key) {
    return Optional.ofNullable(nodes.get(key));
  }

  /** How an item of it stands for those that wait for that item alone. */
  Standing standing(String key) {
    Node node = nodes.get(key);
    return node == null ? standing : node.standing;
  }

  void countUnderWay(int change) {
    underWay += change;
  }

  /** A node of it has ended for good. */
  void settle(Node node, Standing ended) {
    node.standing = ended;
    tally.settle(ended);
    if (node.last != null && node.last.state() == AttemptState.FAILED) {
      failures++;
    }
  }

  /** Whether nothing of it can change any more. */
  boolean isOver(boolean isStopped) {
    return isStopped ? underWay == 0 : isExpanded && tally.isDone();
  }

  /**
   * How all of it counts, once it is over. An item that failed before it got here counts as failed
   * here too, unless the step it failed in tolerates that.
   *
   * @param isFailedBefore whether a step that it waits for item by item failed
   */
  Standing verdict(boolean isFailedBefore) {
    int failed = isFailedBefore ? tally.of(Standing.FAILED) : failures;
    if (!tally.isDone() || !isExpanded) {
      return Standing.FAILED; // it was stopped
    } else if (failed > plan.step().policy().fanOut().tolerated(nodes.size())) {
      return Standing.FAILED;
    } else if (tally.of(Standing.SUCCEEDED) == 0 && failures == 0) {
      return tally.of(Standing.FAILED) > 0 ? Standing.FAILED : Standing.SKIPPED;
    }
    return Standing.SUCCEEDED;
  }

  /** Whether it failed by itself, for the reason of the run's end. */
  boolean hasFailed() {
    return standing == Standing.FAILED && failures > 0;
  }

  /** How many of its items failed, of how many. */
  String failures() {
    String name = "`" + plan.name() + "`";
    return nodes.size() == 1 && nodes.containsKey("")
        ? name + " failed"
        : name + " failed for " + failures + " of " + nodes.size() + " items";
  }

  /** Its latest attempts, in the order of their items. */
  List<Attempt> attempts() {
    List<Attempt> attempts = new ArrayList<>();
    nodes.values().forEach(node -> node.last().ifPresent(attempts::add));
    return attempts;
  }
}
