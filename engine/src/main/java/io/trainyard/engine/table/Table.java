package io.trainyard.engine.table;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows and columns, lazily computed: every method but {@link #rowCount}, {@link #rows} and {@link
 * #show} gives a new table and reads nothing. Used within one attempt and one thread.
 */
public interface Table {
  Schema schema();

  long rowCount();

  /** Every row; for small results only. */
  Rows rows();

  /** The first {@code count} rows as aligned text. */
  String show(int count);

  /** Rows that meet an SQL condition. */
  Table where(String condition);

  /** Rows for which the function says true. */
  Table where(Function<Row, Boolean> condition);

  Table select(String... columns);

  Table without(String... columns);

  /** A further or replaced column, as an SQL expression over this table's columns. */
  Table withColumn(String name, String sql);

  /** A further or replaced column, computed row by row. */
  Table withColumn(String name, Function<Row, @Nullable Object> value);

  /** {@code kind} is required: rows without a partner are dropped, or kept. */
  Table join(Table other, String key, JoinKind kind);

  Table join(Table other, List<String> keys, JoinKind kind);

  Grouped groupBy(String... keys);

  Table orderBy(String... columns);

  Table limit(long rows);

  Table union(Table other);

  Table distinct();

  /** Replaces nulls of every column that can hold the value. */
  Table fill(Object value);

  /** Replaces nulls of one column. */
  Table fill(String column, Object value);

  /** A query in which this table is called {@code self}. */
  Table sql(String query);

  /** One column, to look at. */
  ColumnValues column(String name);

  /** How rows without a partner are treated. */
  enum JoinKind {
    INNER,
    LEFT
  }

  /** A table with its rows gathered by key. */
  interface Grouped {
    /** Each aggregate is SQL with a name: {@code sum(price) as total}. */
    Table agg(String... aggregates);
  }

  /** The values of one column. */
  interface ColumnValues {
    Column column();

    List<@Nullable Object> values();

    long nulls();

    long distinct();

    @Nullable Object min();

    @Nullable Object max();

    @Nullable Double mean();
  }
}
