package io.trainyard.executors.data;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.AttemptOrder.StepInput;
import io.trainyard.engine.run.Item;
import io.trainyard.engine.run.KeyContext;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.StepBody;
import io.trainyard.engine.run.StepContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Hands a body one table where it is given what a step made for each of its items: all their rows,
 * in the order of the keys, with the column {@code key} in front; what failed becomes a table of
 * {@code key} and {@code message}. Other inputs are handed on as they are.
 */
public final class FanIn implements StepBody {
  private static final String FAILURES = "failures";

  private final StepBody body;

  public FanIn(StepBody body) {
    this.body = body;
  }

  @Override
  public Outcome run(StepContext context) throws Exception {
    AttemptOrder order = context.order();
    List<StepInput> inputs = new ArrayList<>();
    for (int at = 0; at < order.inputs().size(); at++) {
      StepInput input = order.inputs().get(at);
      boolean isFailures = isFailures(order.step(), at);
      inputs.add(isFailures || isTables(input) ? together(context, input, isFailures) : input);
    }
    return inputs.equals(order.inputs())
        ? body.run(context)
        : body.run(new OrderContext(context, order.withInputs(inputs)));
  }

  @Override
  public Optional<Map<String, String>> cacheParts(KeyContext context) throws Exception {
    return body.cacheParts(context);
  }

  /** Nothing failed is a table, too: one without rows. */
  private static boolean isFailures(Step step, int at) {
    return at < step.inputs().size()
        && step.inputs().get(at).from() instanceof Value.Output output
        && output.output().equals(FAILURES);
  }

  private static boolean isTables(StepInput input) {
    return !input.items().isEmpty() && input.items().stream().allMatch(FanIn::isTable);
  }

  private static boolean isTable(Item item) {
    return item.artifact()
        .filter(artifact -> artifact.kind().equals(ArtifactKind.TABLE.word()))
        .isPresent();
  }

  private static StepInput together(StepContext context, StepInput input, boolean isFailures)
      throws IOException {
    Artifact table =
        isFailures ? Messages.table(context, input) : new PutTogether(context, input).table();
    return new StepInput(input.name(), Optional.of(table), Optional.empty(), input.meaning());
  }
}
