package io.trainyard.executors.data.duck;

import io.trainyard.engine.run.StepFailure;
import io.trainyard.engine.table.Row;
import io.trainyard.engine.table.Schema;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row at a time: the same object shows each row in turn, so that no row costs an object. */
public final class DuckRow implements Row {
  private final Schema schema;
  private final Map<String, Integer> positions = new LinkedHashMap<>();
  private List<@Nullable Object> values = List.of();

  public DuckRow(Schema schema) {
    this.schema = schema;
    for (int i = 0; i < schema.columns().size(); i++) {
      positions.put(schema.columns().get(i).name(), i);
    }
  }

  public DuckRow show(List<@Nullable Object> row) {
    values = row;
    return this;
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public @Nullable Object get(String column) {
    Integer position = positions.get(column);
    if (position == null) {
      throw StepFailure.forGood(
          "there is no column '" + column + "'; there are " + String.join(", ", schema.names()));
    }
    return values.get(position);
  }

  @Override
  public @Nullable String text(String column) {
    Object value = get(column);
    return value == null ? null : value.toString();
  }

  @Override
  public @Nullable Double number(String column) {
    Object value = get(column);
    if (value == null) {
      return null;
    } else if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw other(column, "number");
  }

  @Override
  public @Nullable Long wholeNumber(String column) {
    Object value = get(column);
    if (value == null || value instanceof Long) {
      return (Long) value;
    }
    throw other(column, "whole number");
  }

  @Override
  public @Nullable Boolean yesNo(String column) {
    Object value = get(column);
    if (value == null || value instanceof Boolean) {
      return (Boolean) value;
    }
    throw other(column, "yes or no");
  }

  @Override
  public @Nullable LocalDate date(String column) {
    Object value = get(column);
    if (value == null || value instanceof LocalDate) {
      return (LocalDate) value;
    }
    throw other(column, "date");
  }

  private StepFailure other(String column, String asked) {
    return StepFailure.forGood(
        "column '"
            + column
            + "' is asked for a "
            + asked
            + ", but it holds "
            + schema.column(column).orElseThrow().type().word());
  }
}
