package io.trainyard.web.app.text;

import java.util.ArrayList;
import java.util.List;

/** Lines with aligned columns. For one thread. */
public final class TextTable {
  private static final String GAP = "  ";
  private final List<List<String>> rows = new ArrayList<>();

  /** A table with a heading. */
  public static TextTable of(String... heading) {
    return new TextTable().row(heading);
  }

  /** A further row; cells may be empty. */
  public TextTable row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** The lines, without blanks at their ends. */
  public List<String> lines() {
    List<Integer> widths = new ArrayList<>();
    for (List<String> row : rows) {
      for (int at = 0; at < row.size(); at++) {
        int width = row.get(at).length();
        if (at == widths.size()) {
          widths.add(width);
        } else {
          widths.set(at, Math.max(widths.get(at), width));
        }
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int at = 0; at < row.size(); at++) {
      line.append(row.get(at)).append(" ".repeat(widths.get(at) - row.get(at).length()));
      line.append(GAP);
    }
    return line.toString().stripTrailing();
  }
}
