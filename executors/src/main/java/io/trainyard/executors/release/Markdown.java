package io.trainyard.executors.release;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Writes Markdown; whatever text it is handed stays text. */
final class Markdown {
  private static final int MOST_ROWS = 50;
  private static final int MOST_COLUMNS = 10;
  private static final int DEEPEST = 6;

  private final StringBuilder text = new StringBuilder();

  Markdown heading(int level, String title) {
    text.append("#".repeat(Math.min(level, DEEPEST)))
        .append(' ')
        .append(line(title))
        .append("\n\n");
    return this;
  }

  /** Nothing for an empty text. */
  Markdown paragraph(String words) {
    if (!words.isBlank()) {
      text.append(line(words)).append("\n\n");
    }
    return this;
  }

  /** A table of two columns; {@code None.} where there is nothing. */
  Markdown pairs(String first, String second, Map<String, String> pairs) {
    List<List<String>> rows = new ArrayList<>();
    pairs.forEach((key, value) -> rows.add(List.of(key, value)));
    return table(List.of(first, second), rows);
  }

  /** Whatever a report holds: single values, then lists, then what is inside. */
  Markdown json(JsonNode report) {
    return json(report, 3);
  }

  private Markdown json(JsonNode object, int level) {
    Map<String, String> single = new TreeMap<>();
    object
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue().isValueNode() && !entry.getKey().equals("format")) {
                single.put(entry.getKey(), shown(entry.getValue()));
              }
            });
    if (!single.isEmpty()) {
      pairs("fact", "value", single);
    }
    object.properties().forEach(entry -> inside(entry.getKey(), entry.getValue(), level));
    return this;
  }

  private void inside(String name, JsonNode value, int level) {
    if (value.isEmpty()) {
      return;
    }
    if (value.isArray()) {
      heading(level, name);
      list(value, level);
    } else if (value.isObject()) {
      heading(level, name).json(value, level + 1);
    }
  }

  private void list(JsonNode array, int level) {
    if (!array.get(0).isObject()) {
      paragraph(String.join(", ", texts(array)));
      return;
    }
    Set<String> columns = new LinkedHashSet<>();
    array.forEach(
        row ->
            row.properties()
                .forEach(
                    entry -> {
                      if (entry.getValue().isValueNode() && columns.size() < MOST_COLUMNS) {
                        columns.add(entry.getKey());
                      }
                    }));
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode row : first(array)) {
      rows.add(columns.stream().map(column -> shown(row.path(column))).toList());
    }
    table(List.copyOf(columns), rows);
    if (array.size() > MOST_ROWS) {
      paragraph((array.size() - MOST_ROWS) + " more.");
    }
    for (JsonNode row : first(array)) {
      String label = label(row);
      row.properties()
          .forEach(entry -> inside(label + entry.getKey(), entry.getValue(), level + 1));
    }
  }

  /** What tells a row of a list from the others: its first single value. */
  private static String label(JsonNode row) {
    return row.properties().stream()
        .map(Map.Entry::getValue)
        .filter(JsonNode::isValueNode)
        .findFirst()
        .map(value -> shown(value) + ": ")
        .orElse("");
  }

  private static List<JsonNode> first(JsonNode array) {
    List<JsonNode> rows = new ArrayList<>();
    array.forEach(rows::add);
    return rows.subList(0, Math.min(rows.size(), MOST_ROWS));
  }

  private Markdown table(List<String> header, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return paragraph("None.");
    }
    row(header);
    text.append("|").append(" --- |".repeat(header.size())).append('\n');
    rows.forEach(this::row);
    text.append('\n');
    return this;
  }

  private void row(List<String> cells) {
    text.append('|');
    cells.forEach(cell -> text.append(' ').append(line(cell)).append(" |"));
    text.append('\n');
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    first(array).forEach(value -> texts.add(shown(value)));
    return texts;
  }

  private static String shown(JsonNode value) {
    if (value.isFloatingPointNumber() && Double.isFinite(value.asDouble())) {
      return CardText.number(value.asDouble());
    }
    return value.isNull() || value.isMissingNode() ? "" : value.asString("");
  }

  /** One line, in which nothing is markup that was not meant so. */
  private static String line(String words) {
    return words
        .strip()
        .replaceAll("\\s*[\\r\\n]+\\s*", " ")
        .replace("\\", "\\\\")
        .replace("|", "\\|")
        .replace("<", "&lt;");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
