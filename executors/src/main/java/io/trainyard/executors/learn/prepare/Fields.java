package io.trainyard.executors.learn.prepare;

import io.trainyard.engine.table.ColumnType;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A field as a number, or as the text of a category. */
public final class Fields {
  private static final double LARGEST_EXACT = 1L << 53;

  private Fields() {}

  /**
   * The number of a field; NaN where it is null or not finite, 1 and 0 for yes and no.
   *
   * @throws IllegalArgumentException when it holds something else
   */
  static double number(@Nullable Object value, String column) {
    if (value == null) {
      return Double.NaN;
    } else if (value instanceof Number number) {
      double finite = number.doubleValue();
      return Double.isFinite(finite) ? finite : Double.NaN;
    } else if (value instanceof Boolean yes) {
      return yes ? 1 : 0;
    }
    throw new IllegalArgumentException(
        "column '" + column + "' holds a value that is not a number, as it was in training");
  }

  /** The text of a category; a number without a fraction has no point, whatever it came as. */
  public static @Nullable String text(@Nullable Object value) {
    if (value == null) {
      return null;
    } else if (value instanceof Number number) {
      double real = number.doubleValue();
      boolean whole = real == Math.rint(real) && Math.abs(real) < LARGEST_EXACT;
      return whole ? Long.toString(number.longValue()) : Double.toString(real);
    }
    return value.toString();
  }

  /** What a category's text stood for. */
  static Object parsed(String text, ColumnType type) {
    return switch (type) {
      case WHOLE_NUMBER -> Long.valueOf(text);
      case NUMBER -> Double.valueOf(text);
      case YES_NO -> Boolean.valueOf(text);
      case TEXT, DATE, TIMESTAMP -> text;
    };
  }

  /** Numbers by size, all else by character. */
  static Comparator<String> order(ColumnType type) {
    return type.isNumeric()
        ? Comparator.comparingDouble(Double::parseDouble)
        : Comparator.naturalOrder();
  }
}
