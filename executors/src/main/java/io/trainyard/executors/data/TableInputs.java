package io.trainyard.executors.data;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.StepContext;
import java.util.List;

/** The tables that a step is handed. */
final class TableInputs {
  private TableInputs() {}

  /** A table by the name the step knows it by. */
  record Named(String name, Artifact artifact) {}

  /** The one table of a step that takes one. */
  static Named only(StepContext context) {
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
