package io.trainyard.executors.data.duck;

import io.trainyard.engine.run.StepFailure;
import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.ColumnType;
import io.trainyard.engine.table.Schema;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Fills a new table row by row, over a connection of its own so that another result may be read
 * meanwhile. The table is whole once {@link #table} has been called.
 */
public final class TableFiller implements AutoCloseable {
  private final TableSession session;
  private final Schema schema;
  private final String name;
  private final DuckDBConnection connection;
  private final DuckDBAppender appender;
  private boolean open = true;

  TableFiller(TableSession session, Schema schema) {
    this.session = session;
    this.schema = schema;
    this.name = session.freshName();
    session.execute(
        schema.columns().stream()
            .map(column -> Sql.name(column.name()) + " " + DuckTypes.duckType(column.type()))
            .collect(Collectors.joining(", ", "create table " + name + " (", ")")));
    try {
      this.connection = session.another();
      this.appender = connection.createAppender("main", name);
    } catch (SQLException e) {
      throw DuckErrors.failure(e);
    }
  }

  /** Appends a row: values in the schema's order, of the schema's Java types, null = missing. */
  public void row(List<? extends @Nullable Object> values) {
    try {
      appender.beginRow();
      for (int i = 0; i < schema.columns().size(); i++) {
        append(schema.columns().get(i), values.get(i));
      }
      appender.endRow();
    } catch (SQLException e) {
      throw DuckErrors.failure(e);
    }
  }

  private void append(Column column, @Nullable Object value) throws SQLException {
    if (value == null) {
      appender.appendNull();
    } else if (column.type() == ColumnType.TEXT) {
      appender.append(value.toString());
    } else if (column.type() == ColumnType.WHOLE_NUMBER && whole(value)) {
      appender.append(((Number) value).longValue());
    } else if (column.type() == ColumnType.NUMBER && value instanceof Number number) {
      appender.append(number.doubleValue());
    } else if (column.type() == ColumnType.YES_NO && value instanceof Boolean yes) {
      appender.append(yes.booleanValue());
    } else if (column.type() == ColumnType.DATE && value instanceof LocalDate date) {
      appender.append(date);
    } else if (column.type() == ColumnType.TIMESTAMP && value instanceof LocalDateTime time) {
      appender.append(time);
    } else {
      throw StepFailure.forGood(
          "column '"
              + column.name()
              + "' holds "
              + column.type().word()
              + ", but a row has a "
              + value.getClass().getSimpleName());
    }
  }

  private static boolean whole(Object value) {
    return value instanceof Long || value instanceof Integer || value instanceof Short;
  }

  /** The filled table; no row can be appended any more. */
  public DuckTable table() {
    close();
    return DuckTable.of(session, name);
  }

  @Override
  public void close() {
    if (!open) {
      return;
    }
    open = false;
    try (connection) {
      appender.close();
    } catch (SQLException e) {
      throw DuckErrors.failure(e);
    }
  }
}
