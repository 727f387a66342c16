package io.trainyard.engine.run;

import io.trainyard.engine.pipeline.Step;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A step as the Planner uses it; other steps are named by their place in the graph's order.
 *
 * @param upstream what it waits for
 * @param downstream what waits for it
 * @param paired what it waits for item by item: an item of this step waits for the same item there
 * @param root the step that makes the items it runs for; empty where it runs once
 * @param fans the steps that run for the items it makes
 * @param asked the steps whose decisions its {@code when} names
 * @param setups what it waits for and a cleanup follows
 * @param problem why it can never run; empty for a sound definition
 */
record StepPlan(
    int place,
    Step step,
    List<Integer> upstream,
    List<Integer> downstream,
    Set<Integer> paired,
    OptionalInt root,
    List<Integer> fans,
    Set<Integer> asked,
    Set<Integer> setups,
    Optional<String> problem) {

  String name() {
    return step.name();
  }

  boolean isCleanup() {
    return io.trainyard.engine.pipeline.Dag.isCleanup(step);
  }

  boolean isApproval() {
    return step.verb().equals("approval");
  }

  /** Whether the Runner itself completes it, with the result of the first step that ran. */
  boolean isWhicheverRan() {
    return step.verb().equals("whicheverRan");
  }

  /** Whether another pipeline is run for it. */
  boolean isCall() {
    return step.verb().equals("call");
  }
}
