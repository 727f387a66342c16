package io.trainyard.web.app;

import io.trainyard.engine.pipeline.Dag;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.pipeline.ValueText;
import io.trainyard.web.app.text.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What is worth knowing of a step before it runs. */
final class PlanNotes {
  private static final Set<String> KEEPS_OUT_OF_TRAINING = Set.of("identifier", "personal");

  private PlanNotes() {}

  static List<String> of(Step step, Pipeline pipeline) {
    List<String> notes = new ArrayList<>();
    step.when().forEach(value -> notes.add("only when " + ValueText.of(value)));
    if (!step.using().isEmpty()) {
      notes.add("using " + step.using());
    }
    if (step.verb().equals("train")) {
      Set<String> ignored = ignored(step, pipeline);
      if (!ignored.isEmpty()) {
        notes.add("ignores " + String.join(", ", ignored));
      }
    }
    if (step.retry().times() > 0) {
      notes.add("up to " + (step.retry().times() + 1) + " tries");
    }
    step.timeout().ifPresent(timeout -> notes.add("at most " + Format.duration(timeout) + " each"));
    return notes;
  }

  /**
   * Columns that the learner will not see: those named by {@code ignore}, and those a {@code
   * validate} before it calls identifier or personal.
   */
  private static Set<String> ignored(Step train, Pipeline pipeline) {
    Set<String> columns = new TreeSet<>();
    train
        .option("inputs")
        .ifPresent(
            inputs ->
                inputs.values().stream()
                    .filter(Value.Term.class::isInstance)
                    .flatMap(value -> ((Value.Term) value).options().stream())
                    .filter(option -> option.word().equals("ignore"))
                    .forEach(option -> columns.addAll(texts(option))));
    addKeptOut(train, pipeline, columns, new TreeSet<>());
    return columns;
  }

  private static void addKeptOut(
      Step step, Pipeline pipeline, Set<String> columns, Set<String> seen) {
    for (String name : Dag.dependencies(step)) {
      if (!seen.add(name)) {
        continue;
      }
      Step before = pipeline.step(name).orElseThrow();
      before
          .all("column")
          .filter(PlanNotes::isKeptOut)
          .forEach(rule -> columns.addAll(texts(rule)));
      addKeptOut(before, pipeline, columns, seen);
    }
  }

  private static boolean isKeptOut(Option rule) {
    return rule.values().stream()
        .anyMatch(
            value ->
                value instanceof Value.Term term && KEEPS_OUT_OF_TRAINING.contains(term.word()));
  }

  private static List<String> texts(Option option) {
    return option.values().stream()
        .filter(Value.Text.class::isInstance)
        .map(value -> ((Value.Text) value).text())
        .toList();
  }
}
