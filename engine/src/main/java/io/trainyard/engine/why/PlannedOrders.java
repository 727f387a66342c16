package io.trainyard.engine.why;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.pipeline.Fill;
import io.trainyard.engine.pipeline.Input;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.AttemptOrder.StepInput;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.References;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The orders that the attempts of a planned run would get. */
final class PlannedOrders {
  private final PlannedRun run;
  private final Foresight foresight;
  private final Map<String, Outcome.Succeeded> results;
  private final Fill fill;

  /**
   * Orders of a run.
   *
   * @param results what steps would end with, as far as that is known
   */
  PlannedOrders(PlannedRun run, Foresight foresight, Map<String, Outcome.Succeeded> results) {
    this.run = run;
    this.foresight = foresight;
    this.results = results;
    this.fill = new Fill(run.params());
  }

  /** The order of a step whose inputs are all known. */
  AttemptOrder of(Step step) {
    List<StepInput> inputs = new ArrayList<>();
    step.inputs().forEach(input -> inputs.add(input(input)));
    for (Value.Output output : step.outputsInOptions()) {
      if (step.inputs().stream().noneMatch(input -> input.from().equals(output))) {
        inputs.add(input(new Input(output.toString(), output)));
      }
    }
    return new AttemptOrder(
        0,
        0,
        "",
        1,
        0,
        run.pipeline(),
        fill.step(step),
        run.params(),
        inputs,
        run.folder(),
        run.runDate(),
        step.timeout(),
        "",
        "");
  }

  private StepInput input(Input input) {
    Value from = input.from();
    if (from instanceof Value.Output output) {
      Optional<Artifact> made =
          Optional.ofNullable(results.get(output.step()))
              .map(result -> result.outputs().get(output.output()));
      return new StepInput(input.name(), made, Optional.empty(), "");
    } else if (fill.value(from) instanceof Value.Term term && !(from instanceof Value.Param)) {
      Optional<References.Found> found = foresight.reference(term);
      return new StepInput(
          input.name(),
          found.map(References.Found::artifact),
          Optional.empty(),
          found.map(References.Found::meaning).orElse(""));
    }
    return new StepInput(input.name(), Optional.empty(), Optional.of(fill.value(from)), "");
  }
}
