package io.trainyard.executors.data.collect;

import io.trainyard.engine.table.ColumnType;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one column of a database's result becomes one of a table.
 *
 * @param position from 1
 * @param zoned whether its timestamps name their offset; they become UTC
 */
record JdbcColumn(int position, ColumnType type, boolean zoned) {
  private static final int LONG_DIGITS = 18;

  /** Empty where a table cannot hold the column. */
  static Optional<JdbcColumn> of(ResultSetMetaData data, int position) throws SQLException {
    String typeName = data.getColumnTypeName(position).toLowerCase(Locale.ROOT);
    boolean zoned =
        data.getColumnType(position) == Types.TIMESTAMP_WITH_TIMEZONE
            || typeName.equals("timestamptz");
    return Optional.ofNullable(type(data, position))
        .map(type -> new JdbcColumn(position, type, zoned));
  }

  private static @Nullable ColumnType type(ResultSetMetaData data, int position)
      throws SQLException {
    return switch (data.getColumnType(position)) {
      case Types.BIT, Types.BOOLEAN -> ColumnType.YES_NO;
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> ColumnType.WHOLE_NUMBER;
      case Types.REAL, Types.FLOAT, Types.DOUBLE -> ColumnType.NUMBER;
      case Types.DECIMAL, Types.NUMERIC -> decimal(data, position);
      case Types.DATE -> ColumnType.DATE;
      case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> ColumnType.TIMESTAMP;
      case Types.BLOB,
          Types.BINARY,
          Types.VARBINARY,
          Types.LONGVARBINARY,
          Types.ARRAY,
          Types.STRUCT,
          Types.REF ->
          null;
      default -> ColumnType.TEXT;
    };
  }

  private static ColumnType decimal(ResultSetMetaData data, int position) throws SQLException {
    int precision = data.getPrecision(position);
    boolean whole = data.getScale(position) == 0 && precision > 0 && precision <= LONG_DIGITS;
    return whole ? ColumnType.WHOLE_NUMBER : ColumnType.NUMBER;
  }

  @Nullable Object read(ResultSet result) throws SQLException {
    Object value =
        switch (type) {
          case TEXT -> result.getString(position);
          case WHOLE_NUMBER -> result.getLong(position);
          case NUMBER -> number(result);
          case YES_NO -> result.getBoolean(position);
          case DATE -> result.getObject(position, LocalDate.class);
          case TIMESTAMP -> timestamp(result);
        };
    return result.wasNull() ? null : value;
  }

  private @Nullable Object number(ResultSet result) throws SQLException {
    Object value = result.getObject(position);
    return value instanceof BigDecimal decimal ? (Object) decimal.doubleValue() : value;
  }

  private @Nullable Object timestamp(ResultSet result) throws SQLException {
    if (!zoned) {
      return result.getObject(position, LocalDateTime.class);
    }
    OffsetDateTime time = result.getObject(position, OffsetDateTime.class);
    return time == null ? null : time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
  }
}
