package io.trainyard.engine.run;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.pipeline.Fill;
import io.trainyard.engine.pipeline.Input;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.AttemptOrder.StepInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an attempt is handed.
 *
 * @param given for its body
 * @param used for the log
 */
record Inputs(List<StepInput> given, List<InputUsed> used) {
  static final Inputs NONE = new Inputs(List.of(), List.of());

  /** Looks up everything that the step's inputs and options mention, as it is now. */
  static Inputs resolve(LiveRun run, Step step, References references) {
    Collector collector = new Collector(run, references);
    for (Input input : step.inputs()) {
      collector.add(input);
    }
    for (Value.Output output : step.outputsInOptions()) {
      if (step.inputs().stream().noneMatch(input -> input.from().equals(output))) {
        collector.add(new Input(output.toString(), output));
      }
    }
    return new Inputs(List.copyOf(collector.given), List.copyOf(collector.used));
  }

  private static final class Collector {
    private final LiveRun run;
    private final References references;
    private final Fill fill;
    private final List<StepInput> given = new ArrayList<>();
    private final List<InputUsed> used = new ArrayList<>();

    Collector(LiveRun run, References references) {
      this.run = run;
      this.references = references;
      this.fill = new Fill(run.params());
    }

    void add(Input input) {
      Value from = input.from();
      if (from instanceof Value.Output output) {
        Optional<Artifact> made =
            run.last(output.step()).map(attempt -> attempt.outputs().get(output.output()));
        add(new StepInput(input.name(), made, Optional.empty(), ""), output.toString());
      } else if (from instanceof Value.Param param) {
        Optional<Value> value = Optional.of(fill.value(param));
        add(new StepInput(input.name(), Optional.empty(), value, ""), "param " + param.name());
      } else if (fill.value(from) instanceof Value.Term term) {
        Optional<References.Found> found = references.find(term);
        add(
            new StepInput(
                input.name(),
                found.map(References.Found::artifact),
                Optional.empty(),
                found.map(References.Found::meaning).orElse("")),
            show(term));
      } else {
        throw new IllegalArgumentException("no input can be " + from);
      }
    }

    private void add(StepInput input, String origin) {
      given.add(input);
      used.add(
          new InputUsed(
              input.name(), origin, input.meaning(), input.artifact().map(Artifact::digest)));
    }

    private static String show(Value.Term term) {
      return term.values().stream()
          .map(value -> value instanceof Value.Text text ? "'" + text.text() + "'" : "..")
          .collect(Collectors.joining(", ", term.word() + "(", ")"));
    }
  }
}
