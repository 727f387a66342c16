package io.trainyard.dsl.check;

import io.trainyard.engine.pipeline.Dag;
import io.trainyard.engine.pipeline.Input;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.StartRule;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which steps can never run, and names that several steps claim. */
final class FlowRules {
  private static final Set<StartRule> WITHOUT_RESULT =
      EnumSet.of(StartRule.ALL_FAILED, StartRule.ALL_SKIPPED);

  private final Reading reading;
  private final Map<String, Step> byName = new HashMap<>();
  private final Map<String, String> formerly = new HashMap<>();

  FlowRules(Reading reading, List<StepReader.Draft> drafts) {
    this.reading = reading;
    drafts.forEach(draft -> byName.put(draft.step().name(), draft.step()));
  }

  void check(StepReader.Draft draft) {
    for (Option option : draft.said()) {
      if (option.word().equals("startsWhen")) {
        startsWhen(draft.step(), option);
      } else if (option.word().equals("formerly")) {
        option.values().forEach(name -> formerly(draft.step(), option, VerbOutputs.text(name)));
      }
    }
    if (draft.step().verb().equals("whicheverRan")) {
      sameOutputs(draft);
    }
  }

  private void startsWhen(Step step, Option option) {
    StartRule rule = step.policy().startsWhen();
    Set<String> upstream = Dag.dependencies(step);
    if (upstream.isEmpty()) {
      reading.mistakes.error(
          option.at(),
          "'"
              + step.name()
              + "' waits for no other step, so it starts at once: leave 'startsWhen'"
              + " out");
    } else if (rule == StartRule.ALL_SKIPPED && upstream.stream().noneMatch(this::isSkippable)) {
      reading.mistakes.error(
          option.at(),
          "no step above is ever skipped, so '"
              + step.name()
              + "' never runs: none of them has"
              + " 'when' or 'ifEmpty skip'");
    } else if (WITHOUT_RESULT.contains(rule)) {
      step.inputs().stream()
          .filter(input -> isMade(input))
          .findFirst()
          .ifPresent(input -> withoutResult(step, option, input));
    }
  }

  private static boolean isMade(Input input) {
    return input.from() instanceof Value.Output output
        && !output.output().equals(NameReader.FAILURES);
  }

  private void withoutResult(Step step, Option option, Input input) {
    reading.mistakes.error(
        option.at(),
        "'"
            + step.name()
            + "' takes '"
            + input.name()
            + "', which is not there when it starts: name that step in 'needs' instead");
  }

  /** Whether something can have the step skipped, other than a failure. */
  private boolean isSkippable(String name) {
    Step step = byName.get(name);
    return step != null
        && (!step.when().isEmpty()
            || step.policy().fanOut().skipIfEmpty()
            || step.policy().startsWhen() != StartRule.ALL_SUCCESS
            || Dag.dependencies(step).stream().anyMatch(this::isSkippable));
  }

  private void formerly(Step step, Option option, String name) {
    if (byName.containsKey(name)) {
      reading.mistakes.error(
          option.at(), "'" + name + "' is a step of this pipeline, so no other was called so");
      return;
    }
    String other = formerly.putIfAbsent(name, step.name());
    if (other != null && !other.equals(step.name())) {
      reading.mistakes.error(
          option.at(), "'" + other + "' was formerly '" + name + "' already: one of them was");
    }
  }

  private void sameOutputs(StepReader.Draft draft) {
    for (Input input : draft.step().inputs()) {
      Step other = input.from() instanceof Value.Output output ? byName.get(output.step()) : null;
      if (other == null) {
        reading.error(draft.at(), "'whicheverRan' takes steps, such as whicheverRan(fast, slow)");
      } else if (!other.outputs().equals(draft.step().outputs())) {
        reading.error(
            draft.at(),
            "'whicheverRan' takes steps that make the same, but '"
                + draft.step().inputs().get(0).name()
                + "' makes "
                + names(draft.step())
                + " and '"
                + other.name()
                + "' makes "
                + names(other));
      }
    }
  }

  private static String names(Step step) {
    List<String> names =
        step.outputs().stream().map(o -> o.name() + " (" + o.kind().word() + ")").toList();
    return names.isEmpty() ? "nothing" : String.join(", ", names);
  }
}
