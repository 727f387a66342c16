package io.trainyard.engine.run;

import io.trainyard.engine.artifact.Artifact;
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
  private static final String FAILURES = "failures";
  private static final String KEY = "key";

  /** Looks up everything that the inputs and options of a node's step mention, as it is now. */
  static Inputs resolve(LiveRun run, StepKey node, References references) {
    Step step = run.step(node.step());
    Collector collector = new Collector(run, node.key(), references);
    for (Input input : step.inputs()) {
      collector.add(input);
    }
    for (Value.Output output : step.outputsInOptions()) {
      boolean isKey = output.output().equals(KEY) && !node.key().isEmpty();
      if (!isKey && step.inputs().stream().noneMatch(input -> input.from().equals(output))) {
        collector.add(new Input(output.toString(), output));
      }
    }
    return new Inputs(List.copyOf(collector.given), List.copyOf(collector.used));
  }

  private static final class Collector {
    private final LiveRun run;
    private final String key;
    private final References references;
    private final List<StepInput> given = new ArrayList<>();
    private final List<InputUsed> used = new ArrayList<>();

    Collector(LiveRun run, String key, References references) {
      this.run = run;
      this.key = key;
      this.references = references;
    }

    void add(Input input) {
      Value from = input.from();
      if (from instanceof Value.Output output) {
        add(made(input, output), output.toString());
      } else if (from instanceof Value.Param param) {
        Optional<Value> value = Optional.of(run.fill().value(param));
        add(new StepInput(input.name(), Optional.empty(), value, ""), "param " + param.name());
      } else if (run.fill().value(from) instanceof Value.Term term) {
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

    private StepInput made(Input input, Value.Output output) {
      StepProgress origin = run.progress().step(output.step());
      boolean isFannedOut = origin.plan.root().isPresent();
      if (input.each() && !isFannedOut) {
        Item item =
            run.progress()
                .item(output.step(), key)
                .orElseThrow(() -> new IllegalStateException("there is no item '" + key + "'"));
        return new StepInput(input.name(), item.artifact(), item.value(), "");
      } else if (isFannedOut && !input.each()) {
        return fanIn(input, output, origin);
      }
      Optional<Artifact> artifact =
          run.last(new StepKey(output.step(), isFannedOut ? key : ""))
              .map(attempt -> attempt.outputs().get(output.output()));
      return new StepInput(input.name(), artifact, Optional.empty(), "");
    }

    /** All that a step made for its items: of those that ended well, or why the others failed. */
    private static StepInput fanIn(Input input, Value.Output output, StepProgress origin) {
      List<Item> items = new ArrayList<>();
      boolean isFailures = output.output().equals(FAILURES);
      for (Node node : origin.nodes()) {
        Optional<Attempt> last = node.last();
        if (isFailures && node.standing == Standing.FAILED) {
          String why = last.map(Attempt::message).orElse("");
          items.add(Item.of(node.key, new Value.Text(why)));
        } else if (!isFailures && node.standing == Standing.SUCCEEDED) {
          last.map(attempt -> attempt.outputs().get(output.output()))
              .ifPresent(artifact -> items.add(Item.of(node.key, artifact)));
        }
      }
      return new StepInput(input.name(), Optional.empty(), Optional.empty(), "", items);
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
