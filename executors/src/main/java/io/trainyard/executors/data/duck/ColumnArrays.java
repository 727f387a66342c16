package io.trainyard.executors.data.duck;

import io.trainyard.engine.run.StepFailure;
import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.ColumnType;
import io.trainyard.engine.table.Schema;
import io.trainyard.engine.table.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table's columns as arrays, in row order: what learning reads. Numbers are {@code double}s with
 * NaN where a value is missing; every other column is texts with null. Read once, then immutable by
 * custom: callers do not write into the arrays.
 */
public final class ColumnArrays {
  private static final double MICROS = 1e6;
  private final Schema schema;
  private final int rows;
  private final Map<String, double[]> numbers = new HashMap<>();
  private final Map<String, @Nullable String[]> texts = new HashMap<>();

  private ColumnArrays(Schema schema, int rows) {
    this.schema = schema;
    this.rows = rows;
    for (Column column : schema.columns()) {
      if (column.type() == ColumnType.TEXT) {
        texts.put(column.name(), new String[rows]);
      } else {
        numbers.put(column.name(), new double[rows]);
      }
    }
  }

  /** Reads a table; one of more than 2,147,483,639 rows does not fit. */
  public static ColumnArrays of(Table table) {
    DuckTable duck = (DuckTable) table;
    long count = duck.rowCount();
    if (count > Integer.MAX_VALUE - 8) {
      throw StepFailure.forGood(count + " rows do not fit in memory; take a sample first");
    }
    ColumnArrays arrays = new ColumnArrays(duck.schema(), (int) count);
    duck.session()
        .read(
            "select " + arrays.columns() + " from " + duck.relation(),
            result -> {
              for (int row = 0; row < arrays.rows && result.next(); row++) {
                arrays.read(result, row);
              }
              return 0;
            });
    return arrays;
  }

  /** Dates and timestamps are read as numbers. */
  private String columns() {
    StringBuilder sql = new StringBuilder();
    for (Column column : schema.columns()) {
      String name = Sql.name(column.name());
      sql.append(sql.length() == 0 ? "" : ", ");
      sql.append(
          switch (column.type()) {
            case TEXT, NUMBER -> name;
            case WHOLE_NUMBER -> "cast(" + name + " as double)";
            case YES_NO -> "cast(cast(" + name + " as integer) as double)";
            case DATE -> "cast(" + name + " - date '1970-01-01' as double)";
            case TIMESTAMP -> "cast(epoch_us(" + name + ") as double)";
          });
    }
    return sql.toString();
  }

  private void read(ResultSet result, int row) throws SQLException {
    List<Column> columns = schema.columns();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      if (column.type() == ColumnType.TEXT) {
        textArray(column.name())[row] = result.getString(i + 1);
      } else {
        double value = result.getDouble(i + 1);
        double scaled = column.type() == ColumnType.TIMESTAMP ? value / MICROS : value;
        numberArray(column.name())[row] = result.wasNull() ? Double.NaN : scaled;
      }
    }
  }

  public Schema schema() {
    return schema;
  }

  public int rows() {
    return rows;
  }

  /**
   * A column as numbers: whole numbers and numbers as they are, yes/no as 1 and 0, dates as days
   * and timestamps as seconds since 1970-01-01 UTC; NaN where missing. A text column is refused.
   */
  public double[] numbers(String column) {
    if (known(column).type() == ColumnType.TEXT) {
      throw StepFailure.forGood("column '" + column + "' holds text, not numbers");
    }
    return numberArray(column);
  }

  /** A column as texts, whatever it holds; null where missing. */
  public @Nullable String[] texts(String column) {
    Column known = known(column);
    if (known.type() == ColumnType.TEXT) {
      return textArray(column);
    }
    double[] values = numberArray(column);
    @Nullable String[] shown = new String[rows];
    for (int i = 0; i < rows; i++) {
      shown[i] = Double.isNaN(values[i]) ? null : text(values[i], known.type());
    }
    return shown;
  }

  private static String text(double value, ColumnType type) {
    return switch (type) {
      case WHOLE_NUMBER -> String.valueOf((long) value);
      case YES_NO -> String.valueOf(value != 0);
      case DATE -> LocalDate.ofEpochDay((long) value).toString();
      case TIMESTAMP ->
          LocalDateTime.ofEpochSecond(
                  (long) Math.floor(value),
                  (int) Math.round((value - Math.floor(value)) * MICROS) * 1000,
                  ZoneOffset.UTC)
              .toString();
      case NUMBER, TEXT -> String.valueOf(value);
    };
  }

  private Column known(String column) {
    return schema
        .column(column)
        .orElseThrow(
            () ->
                StepFailure.forGood(
                    "there is no column '"
                        + column
                        + "'; there are "
                        + String.join(", ", schema.names())));
  }

  @SuppressWarnings("NullAway") // every number column got its array in the constructor
  private double[] numberArray(String column) {
    return numbers.get(column);
  }

  @SuppressWarnings("NullAway") // every text column got its array in the constructor
  private @Nullable String[] textArray(String column) {
    return texts.get(column);
  }
}
