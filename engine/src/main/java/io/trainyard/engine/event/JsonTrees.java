package io.trainyard.engine.event;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Trees within records. The empty one, the most frequent, spares a start the reading of Jackson.
 */
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

  static void write(JsonNode tree, StringBuilder to) {
    to.append(tree.isObject() && tree.isEmpty() ? EMPTY : Lazy.MAPPER.writeValueAsString(tree));
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
