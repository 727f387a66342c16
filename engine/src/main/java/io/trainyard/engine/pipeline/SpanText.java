package io.trainyard.engine.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Lengths of time as people read them in messages: {@code 30 min}, {@code 1 h 5 min}. */
public final class SpanText {
  private SpanText() {}

  /** The whole days, hours, minutes, seconds and milliseconds that are not zero. */
  public static String of(Duration span) {
    List<String> parts = new ArrayList<>();
    add(parts, span.toDays(), "d");
    add(parts, span.toHoursPart(), "h");
    add(parts, span.toMinutesPart(), "min");
    add(parts, span.toSecondsPart(), "s");
    add(parts, span.toMillisPart(), "ms");
    return parts.isEmpty() ? "0 s" : String.join(" ", parts);
  }

  private static void add(List<String> parts, long count, String unit) {
    if (count != 0) {
      parts.add(count + " " + unit);
    }
  }
}
