package io.trainyard.executors.release;

import io.trainyard.engine.pipeline.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.stream.Collectors;

/** Values as people read them. */
final class CardText {
  private static final MathContext DIGITS = new MathContext(6);

  private CardText() {}

  /** A finite number with six digits. */
  static String number(double value) {
    return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
  }

  /** The literal of a param, or a text with its holes filled. */
  static String of(Value value) {
    if (value instanceof Value.Text text) {
      return text.text();
    } else if (value instanceof Value.Num number) {
      return number.number().toPlainString();
    } else if (value instanceof Value.YesNo yesNo) {
      return yesNo.yes() ? "yes" : "no";
    } else if (value instanceof Value.Date date) {
      return date.date().toString();
    } else if (value instanceof Value.Span span) {
      return span.duration().toString();
    } else if (value instanceof Value.ListOf list) {
      return list.values().stream().map(CardText::of).collect(Collectors.joining(", "));
    } else if (value instanceof Value.Template template) {
      return template.pieces().stream().map(CardText::of).collect(Collectors.joining());
    }
    return value.toString();
  }
}
