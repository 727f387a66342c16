package io.trainyard.dsl;

import io.trainyard.engine.table.Row;
import io.trainyard.engine.table.Schema;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows in memory for tests. */
final class Rows {
  private Rows() {}

  /** A row of a number {@code x} and a text {@code name}. */
  static Row of(@Nullable Double x, @Nullable String name) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("x", x);
    fields.put("name", name);
    return new MapRow(fields);
  }

  private record MapRow(Map<String, Object> fields) implements Row {
    @Override
    public Schema schema() {
      return new Schema(List.of());
    }

    @Override
    public @Nullable Object get(String column) {
      return fields.get(column);
    }

    @Override
    public @Nullable String text(String column) {
      return (String) fields.get(column);
    }

    @Override
    public @Nullable Double number(String column) {
      return (Double) fields.get(column);
    }

    @Override
    public @Nullable Long wholeNumber(String column) {
      Double number = number(column);
      return number == null ? null : number.longValue();
    }

    @Override
    public @Nullable Boolean yesNo(String column) {
      return (Boolean) fields.get(column);
    }

    @Override
    public @Nullable LocalDate date(String column) {
      return (LocalDate) fields.get(column);
    }
  }
}
