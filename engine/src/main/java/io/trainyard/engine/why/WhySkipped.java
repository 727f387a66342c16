package io.trainyard.engine.why;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.pipeline.Values;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.SkipCause;
import io.trainyard.engine.run.StepKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Why an attempt was skipped: the rule, and what it was given. */
final class WhySkipped {
  private WhySkipped() {}

  static String because(Attempt attempt, Step step, Map<StepKey, List<Attempt>> tries) {
    if (attempt.skip().filter(SkipCause.WHEN::equals).isEmpty()) {
      return attempt.message();
    }
    List<String> reasons = new ArrayList<>();
    for (String decider : deciders(step)) {
      reason(attempt, decider, tries).ifPresent(reasons::add);
    }
    return reasons.isEmpty()
        ? attempt.message()
        : attempt.message() + ": " + String.join("; ", reasons);
  }

  private static List<String> deciders(Step step) {
    List<String> names = new ArrayList<>();
    for (Value condition : step.when()) {
      Values.visit(
          condition,
          value -> {
            if (value instanceof Value.Output output && !names.contains(output.step())) {
              names.add(output.step());
            }
          });
    }
    return names;
  }

  /** What the step that decided says of its decision. */
  private static Optional<String> reason(
      Attempt skipped, String decider, Map<StepKey, List<Attempt>> tries) {
    List<Attempt> all =
        tries.getOrDefault(
            new StepKey(decider, skipped.key()),
            tries.getOrDefault(StepKey.of(decider), List.of()));
    return all.isEmpty()
        ? Optional.empty()
        : all.get(all.size() - 1).outputs().values().stream()
            .map(Artifact::facts)
            .map(facts -> facts.get("why"))
            .filter(Objects::nonNull)
            .findFirst();
  }
}
