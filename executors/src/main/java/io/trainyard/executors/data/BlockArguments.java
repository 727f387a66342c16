package io.trainyard.executors.data;

import io.trainyard.engine.run.AttemptOrder.StepInput;
import io.trainyard.engine.run.StepContext;
import io.trainyard.executors.data.duck.TableSession;
import io.trainyard.executors.data.option.Literals;
import io.trainyard.executors.data.option.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a block is handed: the inputs of its step, tables as tables and params as values. */
final class BlockArguments {
  private BlockArguments() {}

  static List<@Nullable Object> of(StepContext context, TableSession session, Place place)
      throws IOException {
    List<@Nullable Object> arguments = new ArrayList<>();
    for (StepInput input : context.order().inputs()) {
      arguments.add(of(context, session, input, place));
    }
    return arguments;
  }

  private static @Nullable Object of(
      StepContext context, TableSession session, StepInput input, Place place) throws IOException {
    if (input.artifact().isPresent()) {
      return session.table(context.artifacts(), input.artifact().get());
    } else if (input.value().isPresent()) {
      return Literals.plain(input.value().get(), place);
    }
    return null;
  }
}
