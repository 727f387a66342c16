package io.trainyard.engine.why;

import io.trainyard.engine.pipeline.Dag;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.StepKey;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a step waits for. */
final class WhyWaits {
  private final RunFacts facts;
  private final Dag dag;
  private final Map<StepKey, List<Attempt>> tries;

  WhyWaits(RunFacts facts, Dag dag, Map<StepKey, List<Attempt>> tries) {
    this.facts = facts;
    this.dag = dag;
    this.tries = tries;
  }

  /** A step without any try. */
  String unbegun(Step step) {
    if (facts.run().state().isDone()) {
      return facts.run().cancelledBy().isPresent()
          ? facts.run().cancelledBy().get() + " cancelled the run before it began"
          : "the run ended before it began";
    }
    List<String> open = dag.upstream(step.name()).stream().filter(this::isOpen).toList();
    if (!open.isEmpty()) {
      return "it waits for "
          + open.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
    return paused("the run has not begun");
  }

  private boolean isOpen(String step) {
    List<List<Attempt>> nodes =
        tries.entrySet().stream()
            .filter(node -> node.getKey().step().equals(step))
            .map(Map.Entry::getValue)
            .toList();
    return nodes.isEmpty()
        || nodes.stream().anyMatch(all -> !all.get(all.size() - 1).state().isDone());
  }

  /** A try that is decided and not launched, or that sleeps. */
  String because(Attempt attempt, List<Attempt> all) {
    boolean isLater = attempt.notBefore().isAfter(facts.now());
    if (attempt.state() == AttemptState.WAITING) {
      return attempt.message() + (isLater ? ", until " + attempt.notBefore() : "");
    } else if (isLater) {
      String again = all.size() > 1 ? "it is tried again at " : "it begins at ";
      return again + attempt.notBefore();
    }
    List<String> shortages = facts.shortages().getOrDefault(attempt.node(), List.of());
    return paused(shortages.isEmpty() ? "it is about to begin" : String.join("; ", shortages));
  }

  private String paused(String otherwise) {
    return facts
        .run()
        .pausedBy()
        .map(by -> by + " paused the run: resume it with trainyard resume " + facts.run().number())
        .orElse(otherwise);
  }
}
