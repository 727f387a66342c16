package io.trainyard.executors.data.duck;

import io.trainyard.engine.table.ColumnType;
import io.trainyard.engine.table.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads result rows as the Java types of a schema. */
final class RowReader {
  private final List<ColumnType> types;

  RowReader(Schema schema) {
    types = schema.columns().stream().map(io.trainyard.engine.table.Column::type).toList();
  }

  List<@Nullable Object> read(ResultSet result) throws SQLException {
    List<@Nullable Object> values = new ArrayList<>(types.size());
    for (int i = 0; i < types.size(); i++) {
      values.add(value(result, i + 1, types.get(i)));
    }
    return values;
  }

  private static @Nullable Object value(ResultSet result, int position, ColumnType type)
      throws SQLException {
    Object value =
        switch (type) {
          case TEXT -> result.getString(position);
          case WHOLE_NUMBER -> result.getLong(position);
          case NUMBER -> result.getDouble(position);
          case YES_NO -> result.getBoolean(position);
          case DATE -> result.getObject(position, LocalDate.class);
          case TIMESTAMP -> result.getObject(position, LocalDateTime.class);
        };
    return result.wasNull() ? null : value;
  }
}
