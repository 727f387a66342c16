package io.trainyard.web.predict;

import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.ColumnType;
import io.trainyard.web.api.Problem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How columns travel: the protocol's datatypes beside ours. */
final class Datatype {
  private static final Set<String> WHOLE =
      Set.of("INT8", "INT16", "INT32", "INT64", "UINT8", "UINT16", "UINT32", "UINT64");
  private static final Set<String> FLOATING = Set.of("FP16", "FP32", "FP64");
  private static final String TEXT = "BYTES";
  private static final String YES_NO = "BOOL";

  private Datatype() {}

  /** The datatype in which a column is announced and answered. */
  static String of(ColumnType type) {
    return switch (type) {
      case TEXT, DATE, TIMESTAMP -> TEXT;
      case WHOLE_NUMBER -> "INT64";
      case NUMBER -> "FP64";
      case YES_NO -> YES_NO;
    };
  }

  /** A {@link Problem} unless a tensor of this datatype can fill the column. */
  static void requireFits(String datatype, Column column) {
    boolean known =
        WHOLE.contains(datatype)
            || FLOATING.contains(datatype)
            || datatype.equals(TEXT)
            || datatype.equals(YES_NO);
    boolean fits =
        switch (column.type()) {
          case TEXT, DATE, TIMESTAMP -> datatype.equals(TEXT);
          case WHOLE_NUMBER, NUMBER -> WHOLE.contains(datatype) || FLOATING.contains(datatype);
          case YES_NO -> datatype.equals(YES_NO);
        };
    if (!known || !fits) {
      throw Problem.badRequest(
          "input '%s': its datatype must be %s, not '%s'"
              .formatted(column.name(), of(column.type()), datatype));
    }
  }

  /** One value; null stays null. */
  static @Nullable Object read(JsonNode value, Column column, int row) {
    if (value.isNull()) {
      return null;
    }
    Object read =
        switch (column.type()) {
          case TEXT -> value.isString() ? value.stringValue() : null;
          case WHOLE_NUMBER -> whole(value);
          case NUMBER -> value.isNumber() ? finite(value.doubleValue()) : null;
          case YES_NO -> value.isBoolean() ? value.booleanValue() : null;
          case DATE -> value.isString() ? date(value.stringValue()) : null;
          case TIMESTAMP -> value.isString() ? timestamp(value.stringValue()) : null;
        };
    if (read == null) {
      throw Problem.badRequest(
          "input '%s', value %d is not %s"
              .formatted(column.name(), row + 1, described(column.type())));
    }
    return read;
  }

  private static @Nullable Object whole(JsonNode value) {
    if (value.isIntegralNumber()) {
      return value.canConvertToLong() ? value.longValue() : null;
    }
    double number = value.isNumber() ? value.doubleValue() : Double.NaN;
    return number == Math.rint(number) && Math.abs(number) < 0x1p53 ? (Object) (long) number : null;
  }

  private static @Nullable Object finite(double number) {
    return Double.isFinite(number) ? number : null;
  }

  private static @Nullable Object date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable Object timestamp(String text) {
    try {
      return LocalDateTime.parse(text.endsWith("Z") ? text.substring(0, text.length() - 1) : text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static String described(ColumnType type) {
    return switch (type) {
      case TEXT -> "a text";
      case WHOLE_NUMBER -> "a whole number";
      case NUMBER -> "a number";
      case YES_NO -> "true or false";
      case DATE -> "a date such as 2026-01-31";
      case TIMESTAMP -> "a time such as 2026-01-31T12:00:00Z, in UTC";
    };
  }
}
