package io.trainyard.executors.data.option;

import io.trainyard.engine.pipeline.Value;
import java.util.regex.Pattern;

/**
 * Fills the holes of a text with literals, for paths, addresses, names and arguments. What is
 * filled in may not change the text's structure, so control characters, quotes, backslashes and
 * {@code ..} are refused.
 */
final class Splice {
  private static final Pattern REFUSED = Pattern.compile("[\\p{Cntrl}'\"\\\\]|\\.\\.");

  private Splice() {}

  static String text(Value.Template template, Place place) {
    StringBuilder text = new StringBuilder();
    boolean hole = false;
    for (Value piece : template.pieces()) {
      if (piece instanceof Value.Text literal) {
        text.append(hole ? checked(literal.text(), place) : literal.text());
      } else {
        text.append(checked(literal(piece, place), place));
      }
      hole = !hole;
    }
    return text.toString();
  }

  private static String literal(Value piece, Place place) {
    if (piece instanceof Value.Num number) {
      return number.number().toPlainString();
    } else if (piece instanceof Value.Date date) {
      return date.date().toString();
    } else if (piece instanceof Value.YesNo answer) {
      return String.valueOf(answer.yes());
    }
    throw place.mistake("a text cannot hold " + Shown.of(piece) + "; fill in a single value");
  }

  private static String checked(String filled, Place place) {
    if (REFUSED.matcher(filled).find()) {
      throw place.mistake(
          "the value filled in for ${} holds a quote, a backslash, a control character or '..',"
              + " which a path, address or name may not; give another value");
    }
    return filled;
  }
}
