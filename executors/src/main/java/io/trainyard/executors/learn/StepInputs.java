package io.trainyard.executors.learn;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.StepContext;
import io.trainyard.engine.run.StepFailure;
import java.util.List;
import java.util.Optional;

/** What a step is handed, by position. */
final class StepInputs {
  private final String step;
  private final List<AttemptOrder.StepInput> inputs;

  StepInputs(StepContext context) {
    this.step = context.order().step().name();
    this.inputs = context.order().inputs();
  }

  /** The artifact at a position; what it is stands in the message when there is none. */
  Artifact need(int position, String what) {
    return find(position)
        .orElseThrow(
            () ->
                StepFailure.forGood(
                    "step '"
                        + step
                        + "': there is no "
                        + what
                        + (meaning(position).isEmpty() ? "" : " (" + meaning(position) + ")")));
  }

  Optional<Artifact> find(int position) {
    return position < inputs.size() ? inputs.get(position).artifact() : Optional.empty();
  }

  /** What a reference turned out to be, such as {@code churn:3}; else empty. */
  String meaning(int position) {
    return position < inputs.size() ? inputs.get(position).meaning() : "";
  }
}
