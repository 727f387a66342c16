package io.trainyard.dsl.check;

import groovy.lang.Closure;
import io.trainyard.dsl.words.Called;
import io.trainyard.dsl.words.Within;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How messages speak of types. */
final class Phrases {
  private static final Map<Class<?>, String> PLAIN =
      Map.ofEntries(
          Map.entry(String.class, "text"),
          Map.entry(CharSequence.class, "text"),
          Map.entry(Number.class, "a number"),
          Map.entry(BigDecimal.class, "a number"),
          Map.entry(long.class, "a whole number"),
          Map.entry(int.class, "a whole number"),
          Map.entry(Long.class, "a whole number"),
          Map.entry(boolean.class, "true or false"),
          Map.entry(Boolean.class, "true or false"),
          Map.entry(Duration.class, "a duration such as 30.minutes"),
          Map.entry(Closure.class, "a { block }"),
          Map.entry(List.class, "a list"),
          Map.entry(Object.class, "a value"));

  private Phrases() {}

  static String of(Class<?> type) {
    Called called = type.getAnnotation(Called.class);
    return called != null ? called.value() : PLAIN.getOrDefault(type, type.getSimpleName());
  }

  static String range(Class<?> type, Within within) {
    if (type == Duration.class) {
      return " from " + duration(within.from()) + " to " + duration(within.to());
    }
    return " from " + number(within.from()) + " to " + number(within.to());
  }

  private static String duration(double seconds) {
    long whole = (long) seconds;
    if (whole > 0 && whole % 86_400 == 0) {
      return whole / 86_400 == 1 ? "1 day" : number(whole / 86_400.0) + " days";
    }
    return whole == 1 ? "1 second" : number((double) whole) + " seconds";
  }

  /** A length of time for messages. */
  static String seconds(double seconds) {
    return number(seconds) + (seconds == 1 ? " second" : " seconds");
  }

  private static String number(double number) {
    return new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(number);
  }
}
