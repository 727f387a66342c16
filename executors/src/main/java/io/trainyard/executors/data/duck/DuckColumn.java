package io.trainyard.executors.data.duck;

import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.ColumnType;
import io.trainyard.engine.table.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One column of a table, to look at. NaN counts as a value, but never in min, max and mean. */
record DuckColumn(DuckTable table, Column column) implements Table.ColumnValues {

  @Override
  public List<@Nullable Object> values() {
    List<@Nullable Object> values = new ArrayList<>();
    table.select(column.name()).each(row -> values.add(row.get(0)));
    return values;
  }

  @Override
  public long nulls() {
    return count("count(*) - count(" + name() + ")");
  }

  @Override
  public long distinct() {
    return count("count(distinct " + name() + ")");
  }

  @Override
  public @Nullable Object min() {
    return one("min(" + name() + ")" + notNaN());
  }

  @Override
  public @Nullable Object max() {
    return one("max(" + name() + ")" + notNaN());
  }

  @Override
  public @Nullable Double mean() {
    return column.type().isNumeric() ? (Double) one("avg(" + name() + ")" + notNaN()) : null;
  }

  private String notNaN() {
    return column.type() == ColumnType.NUMBER ? " filter (not isnan(" + name() + "))" : "";
  }

  private long count(String aggregate) {
    Object count = one(aggregate);
    return count == null ? 0 : (Long) count;
  }

  private @Nullable Object one(String aggregate) {
    return table
        .session()
        .query("select " + aggregate + " as value from " + table.relation())
        .rows()
        .values()
        .get(0)
        .get(0);
  }

  private String name() {
    return Sql.name(column.name());
  }
}
