package io.trainyard.executors.data.option;

import io.trainyard.engine.pipeline.Value;
import java.util.ArrayList;
import java.util.List;

/** Literals as the Java values that SQL and blocks are handed. */
public final class Literals {
  private Literals() {}

  /** String, Long, Double, Boolean, LocalDate, or a list of those. */
  public static Object plain(Value value, Place place) {
    if (value instanceof Value.Text text) {
      return text.text();
    } else if (value instanceof Value.Num number) {
      return number(number);
    } else if (value instanceof Value.Date date) {
      return date.date();
    } else if (value instanceof Value.YesNo answer) {
      return answer.yes();
    } else if (value instanceof Value.ListOf list) {
      List<Object> values = new ArrayList<>();
      list.values().forEach(item -> values.add(plain(item, place)));
      return values;
    }
    throw place.mistake(
        "a text, number, date, yes or no, or a list is expected, not " + Shown.of(value));
  }

  private static Object number(Value.Num number) {
    boolean whole = number.number().stripTrailingZeros().scale() <= 0;
    return whole && number.number().precision() < 19
        ? (Object) number.number().longValueExact()
        : number.number().doubleValue();
  }
}
