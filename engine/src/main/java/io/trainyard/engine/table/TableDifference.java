package io.trainyard.engine.table;

import java.util.List;
import java.util.Optional;

/**
 * How a table differs from an earlier one.
 *
 * @param schema columns that are new, gone or of another type
 * @param matched rows matched by key; empty where they were not
 * @param why rows were not matched; else empty
 */
public record TableDifference(
    long rowsBefore,
    long rowsAfter,
    List<SchemaChange> schema,
    Optional<RowChanges> matched,
    String why) {
  public TableDifference {
    schema = List.copyOf(schema);
  }

  /**
   * A column that is not as it was.
   *
   * @param then its type before; empty where it is new
   * @param now its type after; empty where it is gone
   */
  public record SchemaChange(String column, Optional<ColumnType> then, Optional<ColumnType> now) {}

  /**
   * Rows by their key.
   *
   * @param changed rows of both with another value in any common column
   * @param columns those with changed values, most first
   */
  public record RowChanges(long added, long gone, long changed, List<ColumnChange> columns) {
    public RowChanges {
      columns = List.copyOf(columns);
    }
  }

  /** In how many rows of both a column has another value. */
  public record ColumnChange(String column, long rows) {}
}
