package io.trainyard.dsl.code;

import io.trainyard.engine.pipeline.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Turns what the engine has into what a block takes. */
public final class Handing {
  private Handing() {}

  /**
   * A value as the type that the block was checked with.
   *
   * @throws IllegalArgumentException when it is of another kind
   */
  public static @Nullable Object as(Class<?> type, @Nullable Object given) {
    Object plain = plain(given);
    if (plain == null || type.isInstance(plain)) {
      return plain;
    }
    if (plain instanceof Number number) {
      if (type == Long.class) {
        return new BigDecimal(number.toString()).longValueExact();
      }
      if (type == Double.class) {
        return number.doubleValue();
      }
    }
    if (type == String.class) {
      return plain.toString();
    }
    if (type == LocalDate.class && plain instanceof String text) {
      return LocalDate.parse(text);
    }
    throw new IllegalArgumentException(
        "a block that takes "
            + type.getSimpleName()
            + " was handed "
            + plain.getClass().getSimpleName());
  }

  private static @Nullable Object plain(@Nullable Object given) {
    if (!(given instanceof Value value)) {
      return given;
    }
    if (value instanceof Value.Num num) {
      return num.number().scale() == 0
          ? (Object) num.number().longValueExact()
          : num.number().doubleValue();
    }
    if (value instanceof Value.Text text) {
      return text.text();
    }
    if (value instanceof Value.YesNo yesNo) {
      return yesNo.yes();
    }
    if (value instanceof Value.Date date) {
      return date.date();
    }
    return value instanceof Value.Span span ? span.duration() : value;
  }
}
