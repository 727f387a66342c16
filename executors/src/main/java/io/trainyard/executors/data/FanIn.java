package io.trainyard.executors.data;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.AttemptOrder.StepInput;
import io.trainyard.engine.run.Item;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.StepBody;
import io.trainyard.engine.run.StepContext;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Hands a body one table where it is given what a step made for each of its items: all their rows,
 * in the order of the keys, with the column {@code key} in front; what failed becomes a table of
 * {@code key} and {@code message}. Other inputs are handed on as they are.
 */
public final class FanIn implements StepBody {
  private final StepBody body;

  public FanIn(StepBody body) {
    this.body = body;
  }

  @Override
  public Outcome run(StepContext context) throws Exception {
    AttemptOrder order = context.order();
    boolean any = order.inputs().stream().anyMatch(FanIn::isTable);
    return any ? body.run(new OrderContext(context, together(context, order))) : body.run(context);
  }

  private static boolean isTable(StepInput input) {
    return !input.items().isEmpty()
        && input.items().stream().allMatch(item -> item.value().isPresent() || isTable(item));
  }

  private static boolean isTable(Item item) {
    return item.artifact()
        .filter(artifact -> artifact.kind().equals(ArtifactKind.TABLE.word()))
        .isPresent();
  }

  private static AttemptOrder together(StepContext context, AttemptOrder order)
      throws IOException {
    List<StepInput> inputs = new java.util.ArrayList<>();
    for (StepInput input : order.inputs()) {
      inputs.add(isTable(input) ? together(context, input) : input);
    }
    return order.withInputs(inputs);
  }

  private static StepInput together(StepContext context, StepInput input) throws IOException {
    Artifact table =
        input.items().stream().allMatch(item -> item.artifact().isPresent())
            ? new PutTogether(context, input).table()
            : Messages.table(context, input);
    return new StepInput(
        input.name(), Optional.of(table), Optional.<Value>empty(), input.meaning());
  }
}
