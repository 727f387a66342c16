package io.trainyard.web.app.text;

import io.trainyard.engine.table.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows as CSV (RFC 4180): a header, quotes where they are needed, empty = null. */
public final class Csv {
  private Csv() {}

  public static List<String> lines(Rows rows) {
    List<String> lines = new ArrayList<>();
    lines.add(rows.schema().names().stream().map(Csv::field).collect(Collectors.joining(",")));
    for (List<@Nullable Object> row : rows.values()) {
      List<String> fields = new ArrayList<>();
      for (Object value : row) {
        fields.add(value == null ? "" : field(value.toString()));
      }
      lines.add(String.join(",", fields));
    }
    return lines;
  }

  private static String field(String text) {
    boolean plain = !text.isEmpty() && text.chars().noneMatch(Csv::needsQuotes);
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private static boolean needsQuotes(int character) {
    return character == ',' || character == '"' || character == '\n' || character == '\r';
  }
}
