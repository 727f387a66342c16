package io.trainyard.executors.data.duck;

import io.trainyard.engine.table.ColumnType;
import java.util.Locale;
import java.util.Optional;

/** DuckDB's types as column types, and back. */
public final class DuckTypes {
  private static final int LONG_DIGITS = 18;

  private DuckTypes() {}

  /** The column type that holds a DuckDB type; empty for nested and binary ones. */
  static Optional<ColumnType> columnType(String duck) {
    String type = duck.toUpperCase(Locale.ROOT);
    if (type.endsWith("]")) {
      return Optional.empty();
    } else if (type.startsWith("DECIMAL(")) {
      return Optional.of(decimal(type));
    } else if (type.startsWith("ENUM(")) {
      return Optional.of(ColumnType.TEXT);
    }
    return switch (type) {
      case "VARCHAR", "UUID", "TIME", "INTERVAL", "\"NULL\"" -> Optional.of(ColumnType.TEXT);
      case "BOOLEAN" -> Optional.of(ColumnType.YES_NO);
      case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER" ->
          Optional.of(ColumnType.WHOLE_NUMBER);
      // Sums of whole numbers are HUGEINT; one beyond 64 bits is refused when it is written.
      case "HUGEINT", "UHUGEINT", "UBIGINT" -> Optional.of(ColumnType.WHOLE_NUMBER);
      case "FLOAT", "DOUBLE" -> Optional.of(ColumnType.NUMBER);
      case "DATE" -> Optional.of(ColumnType.DATE);
      case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS", "TIMESTAMP WITH TIME ZONE" ->
          Optional.of(ColumnType.TIMESTAMP);
      default -> Optional.empty();
    };
  }

  private static ColumnType decimal(String type) {
    String[] parts = type.substring("DECIMAL(".length(), type.length() - 1).split(",");
    boolean whole = parts[1].strip().equals("0");
    return whole && Integer.parseInt(parts[0].strip()) <= LONG_DIGITS
        ? ColumnType.WHOLE_NUMBER
        : ColumnType.NUMBER;
  }

  /** The one DuckDB type that a column type is kept as. */
  public static String duckType(ColumnType type) {
    return switch (type) {
      case TEXT -> "VARCHAR";
      case WHOLE_NUMBER -> "BIGINT";
      case NUMBER -> "DOUBLE";
      case YES_NO -> "BOOLEAN";
      case DATE -> "DATE";
      case TIMESTAMP -> "TIMESTAMP";
    };
  }
}
