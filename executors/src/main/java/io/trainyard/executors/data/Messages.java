package io.trainyard.executors.data;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.AttemptOrder.StepInput;
import io.trainyard.engine.run.Item;
import io.trainyard.engine.run.StepContext;
import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.ColumnType;
import io.trainyard.engine.table.Rows;
import io.trainyard.engine.table.Schema;
import io.trainyard.executors.data.duck.TableArtifacts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What failed of a fan-out, as a table of {@code key} and {@code message}. */
final class Messages {
  private static final Schema SCHEMA =
      new Schema(
          List.of(new Column("key", ColumnType.TEXT), new Column("message", ColumnType.TEXT)));

  private Messages() {}

  static Artifact table(StepContext context, StepInput input) throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    for (Item item : input.items()) {
      String message = item.value().map(Messages::text).orElse("");
      rows.add(List.of(item.key(), message));
    }
    return TableArtifacts.put(context, new Rows(SCHEMA, rows), input.name(), Map.of());
  }

  private static String text(Value value) {
    return value instanceof Value.Text text ? text.text() : value.toString();
  }
}
