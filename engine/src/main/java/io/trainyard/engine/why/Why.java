package io.trainyard.engine.why;

import io.trainyard.engine.pipeline.Dag;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.StepKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says of each step of a run why it waits, was skipped, ran again or did not. Pure. */
public final class Why {
  private final RunFacts facts;
  private final Dag dag;

  /** The tries of each node, first to last. */
  private final Map<StepKey, List<Attempt>> tries = new LinkedHashMap<>();

  private Why(RunFacts facts, Dag dag) {
    this.facts = facts;
    this.dag = dag;
    facts
        .attempts()
        .forEach(
            attempt ->
                tries.computeIfAbsent(attempt.node(), node -> new ArrayList<>()).add(attempt));
  }

  /** An answer for each step, in the order of the graph; for each item where it has several. */
  public static List<StepWhy> of(RunFacts facts) {
    return new Why(facts, Dag.of(facts.pipeline().steps())).answers();
  }

  /**
   * The answer for one node only.
   *
   * @param facts with the attempts of the node, of those of its step and of the steps before it at
   *     least; of those before it, only whoever decides about it need be known in full
   * @param dag of the pipeline's steps
   */
  public static StepWhy of(RunFacts facts, Dag dag, StepKey node) {
    Why why = new Why(facts, dag);
    Step step = facts.pipeline().step(node.step()).orElseThrow();
    WhyWaits waits = new WhyWaits(facts, why.dag, why.tries);
    return why.tries.containsKey(node)
        ? why.answer(step, node, new WhyRan(facts), new WhyRetried(facts), waits)
        : new StepWhy(node.step(), node.key(), null, waits.unbegun(step), List.of(), List.of());
  }

  private List<StepWhy> answers() {
    Map<String, List<StepKey>> nodes = new LinkedHashMap<>();
    tries
        .keySet()
        .forEach(node -> nodes.computeIfAbsent(node.step(), s -> new ArrayList<>()).add(node));
    WhyRan ran = new WhyRan(facts);
    WhyRetried retried = new WhyRetried(facts);
    WhyWaits waits = new WhyWaits(facts, dag, tries);
    List<StepWhy> answers = new ArrayList<>();
    for (String name : dag.order()) {
      Step step = facts.pipeline().step(name).orElseThrow();
      List<StepKey> known = nodes.getOrDefault(name, List.of());
      if (known.isEmpty()) {
        answers.add(new StepWhy(name, "", null, waits.unbegun(step), List.of(), List.of()));
      }
      for (StepKey node : known) {
        answers.add(answer(step, node, ran, retried, waits));
      }
    }
    return List.copyOf(answers);
  }

  private StepWhy answer(Step step, StepKey node, WhyRan ran, WhyRetried retried, WhyWaits waits) {
    List<Attempt> all = tries.getOrDefault(node, List.of());
    Attempt last = all.get(all.size() - 1);
    List<String> more = retried.lines(step, all);
    List<Change> changes = ran.changes(last);
    String because =
        switch (last.state()) {
          case SCHEDULED, WAITING -> waits.because(last, all);
          case SKIPPED -> WhySkipped.because(last, step, tries);
          case CACHED -> ran.cached(last);
          case RUNNING -> ran.running(last);
          case SUCCEEDED -> ran.because(step, last, changes);
          case FAILED -> "it failed: " + last.message();
          case CANCELLED ->
              facts.run().cancelledBy().map(by -> by + " cancelled the run").orElse("cancelled");
        };
    return new StepWhy(
        node.step(),
        node.key(),
        last.state(),
        because,
        last.state() == AttemptState.CACHED ? List.of() : changes,
        more);
  }
}
