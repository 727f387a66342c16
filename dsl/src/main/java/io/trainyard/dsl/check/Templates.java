package io.trainyard.dsl.check;

import io.trainyard.dsl.words.Secret;
import io.trainyard.dsl.words.Setting;
import io.trainyard.engine.pipeline.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/** Reads texts with holes. */
final class Templates {
  private static final Pattern IDENTIFIER_PLACE =
      Pattern.compile(
          "(?is).*(\\b(from|join|into|table|update|group\\s+by|order\\s+by)\\s+|[\\w.\"])$");
  private static final Set<String> HOLES =
      Set.of("String", "Long", "BigDecimal", "Boolean", "Share", "Param", "List");

  private final Reading reading;
  private final ValueReader values;

  Templates(Reading reading, ValueReader values) {
    this.reading = reading;
    this.values = values;
  }

  Read read(GStringExpression text, BlockWords words) {
    List<Value> pieces = new ArrayList<>();
    for (int i = 0; i < text.getStrings().size(); i++) {
      ConstantExpression piece = text.getStrings().get(i);
      pieces.add(new Value.Text(String.valueOf(piece.getValue()))); // empty ones too
      if (i < text.getValues().size()) {
        pieces.add(hole(text.getValues().get(i), words));
      }
    }
    return Read.of(CharSequence.class, new Value.Template(pieces));
  }

  private Value hole(Expression hole, BlockWords words) {
    Read read = values.read(hole, words);
    boolean fits =
        read.isUnknown()
            || read.type() == Setting.class
            || HOLES.contains(read.type().getSimpleName());
    if (read.type() == Secret.class) {
      reading.error(hole, "a secret never stands in a text: hand it to an option that takes one");
    } else if (!fits) {
      reading.error(
          hole,
          "only params, constants and settings may stand in a text, but this is "
              + Phrases.of(read.type()));
    }
    return read.value();
  }

  /** A list is bound in SQL only, where {@code in (..)} takes it. */
  void checkPlain(GStringExpression text) {
    for (Expression hole : text.getValues()) {
      if (hole instanceof VariableExpression name
          && values.names().peek(name.getName()).filter(r -> r.type() == List.class).isPresent()) {
        reading.error(
            hole, "a list stands in SQL only, as in: where x in (${" + hole.getText() + "})");
      }
    }
  }

  /** Holes of SQL are bound as parameters: no quotes around them, and no names from them. */
  void checkSql(GStringExpression text) {
    for (int i = 0; i < text.getValues().size(); i++) {
      String before = String.valueOf(text.getStrings().get(i).getValue());
      String after = String.valueOf(text.getStrings().get(i + 1).getValue());
      Expression hole = text.getValues().get(i);
      if (before.endsWith("'") && after.startsWith("'")) {
        reading.error(hole, "the value is bound: remove the quotes around it");
      } else if (IDENTIFIER_PLACE.matcher(before).matches()) {
        reading.error(
            hole,
            "the value is bound, so it cannot stand for a table or column: write the name itself");
      }
    }
  }
}
