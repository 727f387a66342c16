package io.trainyard.engine.table;

import java.util.List;

/**
 * What a table looks like. Total: an empty, constant or all-null column has a profile too.
 *
 * @param rows of the table
 * @param counted rows that the figures are of: all, or a sample
 * @param columns in the table's order; of a very wide table the first ones
 */
public record TableProfile(long rows, long counted, List<ColumnProfile> columns) {
  public TableProfile {
    columns = List.copyOf(columns);
  }

  /** Whether every row was counted. */
  public boolean isWhole() {
    return rows == counted;
  }
}
