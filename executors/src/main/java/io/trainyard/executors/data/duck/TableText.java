package io.trainyard.executors.data.duck;

import io.trainyard.engine.table.Rows;
import io.trainyard.engine.table.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows as aligned text: a header, then one line a row; numbers to the right, nulls empty. */
public final class TableText {
  private TableText() {}

  static String of(Rows rows) {
    Schema schema = rows.schema();
    List<List<String>> lines = new ArrayList<>();
    lines.add(schema.names());
    rows.values().forEach(row -> lines.add(texts(row)));
    return aligned(lines, schema.columns().stream().map(c -> c.type().isNumeric()).toList());
  }

  /** Lines of cells, all to the left. */
  public static String aligned(List<List<String>> lines) {
    return aligned(lines, Collections.nCopies(lines.get(0).size(), false));
  }

  private static String aligned(List<List<String>> lines, List<Boolean> right) {
    List<Integer> widths = new ArrayList<>();
    for (int i = 0; i < right.size(); i++) {
      int column = i;
      widths.add(
          lines.stream().map(line -> line.get(column).length()).max(Integer::compare).orElse(0));
    }
    return lines.stream().map(line -> line(line, widths, right)).collect(Collectors.joining("\n"));
  }

  private static List<String> texts(List<@Nullable Object> row) {
    List<String> texts = new ArrayList<>();
    for (Object value : row) {
      texts.add(value == null ? "" : value.toString());
    }
    return texts;
  }

  private static String line(List<String> line, List<Integer> widths, List<Boolean> right) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < line.size(); i++) {
      String space = " ".repeat(widths.get(i) - line.get(i).length());
      cells.add(right.get(i) ? space + line.get(i) : line.get(i) + space);
    }
    return String.join("  ", cells).stripTrailing();
  }
}
