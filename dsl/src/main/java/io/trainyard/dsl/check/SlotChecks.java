package io.trainyard.dsl.check;

import io.trainyard.dsl.words.Name;
import io.trainyard.dsl.words.Within;
import io.trainyard.engine.pipeline.Value;
import java.util.regex.Pattern;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.Expression;

/** Checks a value that has the right type: its range, and what names look like. */
final class SlotChecks {
  private static final Pattern NAME = Pattern.compile(Name.PATTERN);

  private final Reading reading;

  SlotChecks(Reading reading) {
    this.reading = reading;
  }

  void check(ASTNode word, String said, Slot slot, Expression at, Read read) {
    if (slot.within().isPresent()) {
      range(word, said, slot, slot.within().get(), read);
    }
    if (slot.name() && read.value() instanceof Value.Text text && !isName(text.text())) {
      reading.error(at, nameMessage(text.text()));
    }
  }

  /** Whether a text may name a pipeline, model or endpoint. */
  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  static String nameMessage(String text) {
    String shown = text.length() > 70 ? text.substring(0, 70) + ".." : text;
    return "'"
        + shown
        + "' is not a name: a small letter, then up to 62 small letters, digits, _ or -  ("
        + Name.PATTERN
        + ")";
  }

  private void range(ASTNode word, String said, Slot slot, Within within, Read read) {
    Double number = null;
    if (read.value() instanceof Value.Num num) {
      number = num.number().doubleValue();
    } else if (read.value() instanceof Value.Span span) {
      number = span.duration().toMillis() / 1_000.0;
    }
    if (number != null && (number < within.from() || number > within.to())) {
      String got =
          read.value() instanceof Value.Num num
              ? num.number().toPlainString()
              : Phrases.seconds(number);
      reading.error(word, "'" + said + "' takes " + slot.phrase() + ", but got " + got);
    }
  }
}
