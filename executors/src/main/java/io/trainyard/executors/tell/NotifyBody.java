package io.trainyard.executors.tell;

import io.trainyard.engine.alert.AlertEvents;
import io.trainyard.engine.alert.Tells;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.pipeline.ValueText;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.Fact;
import io.trainyard.engine.run.KeyContext;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.StepBody;
import io.trainyard.engine.run.StepContext;
import io.trainyard.engine.run.StepKey;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The verb {@code notify}: states that people are to be told something. The statements are written
 * with the end of the attempt, so that an attempt tells once or not at all, and a channel that does
 * not answer holds up no run.
 */
public final class NotifyBody implements StepBody {
  @Override
  public Outcome run(StepContext context) throws IOException {
    AttemptOrder order = context.order();
    Step step = order.step();
    AlertEvents.Due about =
        AlertEvents.Due.about(
            "notify", order.pipeline().name(), new StepKey(step.name(), order.key()).toString(), 0);
    String text = step.option("text").map(option -> text(option.values().get(0))).orElse("");
    Outcome.Builder outcome = Outcome.succeeded();
    for (AlertEvents.Due due :
        Tells.of(step.options(), order.pipeline().owner()).due(about, text, context.artifacts())) {
      outcome.fact(new Fact(AlertEvents.DUE, EventJson.write(due)));
      context.log("to be told by " + due.channel());
    }
    return outcome.build();
  }

  /** A text, with the values that stand in its holes by now. */
  private static String text(Value value) {
    return value instanceof Value.Template template
        ? template.pieces().stream().map(ValueText::plain).collect(Collectors.joining())
        : ValueText.plain(value);
  }

  /** What was told is not told by an earlier result. */
  @Override
  public Optional<Map<String, String>> cacheParts(KeyContext context) {
    return Optional.empty();
  }
}
