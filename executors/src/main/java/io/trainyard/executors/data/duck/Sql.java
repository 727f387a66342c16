package io.trainyard.executors.data.duck;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.stream.Collectors;

/** Pieces of SQL text. */
public final class Sql {
  private Sql() {}

  /** A name as an identifier, whatever it holds. */
  public static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  public static String names(Collection<String> names) {
    return names.stream().map(Sql::name).collect(Collectors.joining(", "));
  }

  /** A text as a literal. */
  public static String text(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** A value of one of the column types as a literal. */
  public static String literal(Object value) {
    if (value instanceof Boolean || value instanceof Long || value instanceof Integer) {
      return String.valueOf(value);
    } else if (value instanceof BigDecimal number) {
      return number.toPlainString();
    } else if (value instanceof Double || value instanceof Float) {
      return "cast(" + text(String.valueOf(value)) + " as double)";
    } else if (value instanceof LocalDate) {
      return "date " + text(value.toString());
    } else if (value instanceof LocalDateTime) {
      return "timestamp " + text(value.toString());
    }
    return text(value.toString());
  }
}
