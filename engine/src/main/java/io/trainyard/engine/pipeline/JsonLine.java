package io.trainyard.engine.pipeline;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON object on one line, written part by part: the tree of ten thousand steps takes more memory
 * than all else that a run of them needs. For one thread.
 */
final class JsonLine {
  private final StringBuilder text = new StringBuilder(1_024);
  private char before = '{';

  /** Adds all fields of a node. */
  JsonLine fields(ObjectNode node) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      name(field.getKey());
      JsonText.write(field.getValue(), text);
    }
    return this;
  }

  /** Adds a field with a list; a tree is made of one item at a time. */
  <T> JsonLine list(String name, List<T> items, Function<T, ObjectNode> writer) {
    name(name);
    char beforeItem = '[';
    for (T item : items) {
      JsonText.write(writer.apply(item), text.append(beforeItem));
      beforeItem = ',';
    }
    text.append(beforeItem == '[' ? "[]" : "]");
    return this;
  }

  private void name(String name) {
    JsonText.quote(name, text.append(before));
    text.append(':');
    before = ',';
  }

  /** The whole object. */
  String end() {
    return text.append(before == '{' ? "{}" : "}").toString();
  }
}
