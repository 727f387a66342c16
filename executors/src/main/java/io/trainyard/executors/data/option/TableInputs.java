package io.trainyard.executors.data.option;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.StepContext;
import java.util.List;

/** The tables that a step is handed. */
public final class TableInputs {
  private TableInputs() {}

  /** A table by the name the step knows it by. */
  public record Named(String name, Artifact artifact) {}

  /** The one table of a step that takes one. */
  public static Named only(StepContext context) {
    List<AttemptOrder.StepInput> inputs = context.order().inputs();
    if (inputs.size() != 1 || inputs.get(0).artifact().isEmpty()) {
      throw Options.of(context.order().step())
          .place()
          .mistake(
              "it takes one table, but has "
                  + inputs.size()
                  + " inputs; write "
                  + context.order().step().verb()
                  + "(table)");
    }
    return new Named(inputs.get(0).name(), inputs.get(0).artifact().get());
  }
}
