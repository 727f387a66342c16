package io.trainyard.executors.data.duck;

import io.trainyard.engine.run.StepFailure;
import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.ColumnType;
import io.trainyard.engine.table.Row;
import io.trainyard.engine.table.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A column whose values a function gives, row by row; its type is that of the values. */
final class ComputedColumn {
  private ComputedColumn() {}

  static DuckTable add(DuckTable table, String name, Function<Row, @Nullable Object> function) {
    List<@Nullable Object> values = new ArrayList<>();
    DuckRow row = new DuckRow(table.schema());
    table.each(fields -> values.add(plain(function.apply(row.show(fields)))));
    Schema schema = schema(table.schema(), new Column(name, type(name, values)));
    int position = schema.indexOf(name);
    try (TableFiller filler = table.session().fill(schema)) {
      int[] next = {0};
      table.each(fields -> filler.row(with(fields, position, values.get(next[0]++))));
      return filler.table();
    }
  }

  private static List<@Nullable Object> with(
      List<@Nullable Object> fields, int position, @Nullable Object value) {
    List<@Nullable Object> row = new ArrayList<>(fields);
    if (position == fields.size()) {
      row.add(value);
    } else {
      row.set(position, value);
    }
    return row;
  }

  private static Schema schema(Schema old, Column added) {
    List<Column> columns = new ArrayList<>(old.columns());
    int position = old.indexOf(added.name());
    if (position < 0) {
      columns.add(added);
    } else {
      columns.set(position, added);
    }
    return new Schema(columns);
  }

  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return ((Number) value).longValue();
    } else if (value instanceof BigDecimal || value instanceof Float) {
      return ((Number) value).doubleValue();
    }
    return value instanceof CharSequence ? value.toString() : value;
  }

  private static ColumnType type(String name, List<@Nullable Object> values) {
    ColumnType found = null;
    for (Object value : values) {
      if (value == null) {
        continue;
      }
      ColumnType type = type(name, value);
      if (found == null || (found == ColumnType.WHOLE_NUMBER && type == ColumnType.NUMBER)) {
        found = type;
      } else if (found != type && !(found == ColumnType.NUMBER && type.isNumeric())) {
        throw StepFailure.forGood(
            "column '"
                + name
                + "' is computed as "
                + found.word()
                + " for some rows and "
                + type.word()
                + " for others; give one type");
      }
    }
    return found == null ? ColumnType.TEXT : found;
  }

  private static ColumnType type(String name, Object value) {
    if (value instanceof String) {
      return ColumnType.TEXT;
    } else if (value instanceof Long) {
      return ColumnType.WHOLE_NUMBER;
    } else if (value instanceof Double) {
      return ColumnType.NUMBER;
    } else if (value instanceof Boolean) {
      return ColumnType.YES_NO;
    } else if (value instanceof LocalDate) {
      return ColumnType.DATE;
    } else if (value instanceof LocalDateTime) {
      return ColumnType.TIMESTAMP;
    }
    throw StepFailure.forGood(
        "column '"
            + name
            + "' cannot hold a "
            + value.getClass().getSimpleName()
            + "; give a text, a number, true or false, or a date");
  }
}
