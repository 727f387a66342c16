package io.trainyard.engine.event;

import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Trees within records. Most of them spare a start to get Jackson's mapper ready. */
final class JsonTrees {
  private static final String EMPTY = "{}";

  private JsonTrees() {}

  /** Made when it is needed first. */
  private static final class Lazy {
    static final JsonMapper MAPPER =
        JsonMapper.builder()
            .enable(JsonNodeFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
  }

  /** As the mapper does. */
  static void write(JsonNode tree, StringBuilder to) {
    if (tree.isObject()) {
      writeObject(tree, to);
    } else if (tree.isArray()) {
      writeArray(tree, to);
    } else if (tree.isString()) {
      JsonKind.quote(tree.stringValue(), to);
    } else if (tree.isIntegralNumber() || tree.isBigDecimal()) {
      to.append(tree.numberValue());
    } else if (tree.isBoolean()) {
      to.append(tree.booleanValue());
    } else {
      to.append(Lazy.MAPPER.writeValueAsString(tree));
    }
  }

  private static void writeObject(JsonNode tree, StringBuilder to) {
    char before = '{';
    for (Map.Entry<String, JsonNode> field : tree.properties()) {
      JsonKind.quote(field.getKey(), to.append(before));
      write(field.getValue(), to.append(':'));
      before = ',';
    }
    to.append(before == '{' ? EMPTY : "}");
  }

  private static void writeArray(JsonNode tree, StringBuilder to) {
    char before = '[';
    for (JsonNode item : tree) {
      write(item, to.append(before));
      before = ',';
    }
    to.append(before == '[' ? "[]" : "]");
  }

  static JsonNode read(JsonReading from) {
    String raw = from.takeRaw();
    try {
      return raw.equals(EMPTY) ? JsonNodeFactory.instance.objectNode() : Lazy.MAPPER.readTree(raw);
    } catch (JacksonException e) {
      throw from.wrong("a tree was expected before this: " + e.getOriginalMessage());
    }
  }
}
