package io.trainyard.web.predict;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.Rows;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One column, announced or answered; an announcement has no data and -1 rows. */
record Tensor(
    String name,
    String datatype,
    List<Long> shape,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<@Nullable Object> data) {
  private static final long ANY = -1;

  static Tensor announced(Column column) {
    return new Tensor(column.name(), Datatype.of(column.type()), List.of(ANY), null);
  }

  /** A column of predictions. */
  static Tensor answered(Rows rows, int at) {
    Column column = rows.schema().columns().get(at);
    List<@Nullable Object> data = new ArrayList<>(rows.size());
    for (List<@Nullable Object> row : rows.values()) {
      data.add(plain(row.get(at)));
    }
    return new Tensor(column.name(), Datatype.of(column.type()), List.of((long) rows.size()), data);
  }

  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof Double number) {
      return Double.isFinite(number) ? number : null;
    }
    return value == null || value instanceof Number || value instanceof Boolean
        ? value
        : value.toString();
  }
}
