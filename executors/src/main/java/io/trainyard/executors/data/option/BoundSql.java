package io.trainyard.executors.data.option;

import io.trainyard.engine.pipeline.Value;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * SQL text with {@code ?} where the user wrote {@code ${}}, and what is bound there. Nothing is
 * ever spliced into the text.
 *
 * @param values Long, Double, BigDecimal, String, Boolean or LocalDate
 */
public record BoundSql(String text, List<Object> values) {
  // A hole where only a name can stand; a bound value would be a syntax error or, in an
  // `order by`, silently sort by a constant.
  private static final Pattern NAME_BEFORE =
      Pattern.compile(
          "(?is)(?:(?<!\\bdistinct\\s)\\bfrom|\\bjoin|\\binto|\\btable|\\bupdate|\\border\\s+by"
              + "|\\bgroup\\s+by|\\bpartition\\s+by|\\bas)\\s*$|[.\"`]$");

  public BoundSql {
    values = List.copyOf(values);
  }

  /** Text that binds nothing. */
  public static BoundSql of(String text) {
    return new BoundSql(text, List.of());
  }

  /** Reads a text, or a text with holes, behind a word. */
  public static BoundSql of(OptionValues line, int position) {
    if (!(line.value(position) instanceof Value.Template template)) {
      return of(line.text(position));
    }
    StringBuilder text = new StringBuilder();
    List<Object> values = new ArrayList<>();
    List<Value> pieces = template.pieces();
    for (int i = 0; i < pieces.size(); i++) {
      if (i % 2 == 0) {
        text.append(((Value.Text) pieces.get(i)).text());
      } else {
        String after = i + 1 < pieces.size() ? ((Value.Text) pieces.get(i + 1)).text() : "";
        refuse(text, after, line.place());
        text.append(bind(pieces.get(i), values, line.place()));
      }
    }
    return new BoundSql(text.toString(), values);
  }

  private static void refuse(CharSequence before, String after, Place place) {
    String text = before.toString();
    if (text.endsWith("'") && after.startsWith("'")) {
      throw place.mistake("the value of ${} is bound: remove the quotes around it");
    }
    if (NAME_BEFORE.matcher(text).find()) {
      throw place.mistake(
          "${} stands where SQL wants a name, and a value cannot be one; write the name itself");
    }
  }

  private static String bind(Value value, List<Object> values, Place place) {
    if (value instanceof Value.ListOf list) {
      // `in ()` is no SQL; null is in no list and so matches nothing.
      return list.values().isEmpty()
          ? "null"
          : list.values().stream()
              .map(item -> bind(item, values, place))
              .collect(Collectors.joining(", "));
    }
    values.add(Literals.plain(value, place));
    return "?";
  }

  /** Sets the values of a statement of this text. */
  public void bind(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
  }
}
