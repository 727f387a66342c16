package io.trainyard.engine.trigger;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a call of a hook says, in whichever form it came.
 *
 * @param key what it is one and the same by: calls of a hook with the same key count once
 * @param attributes such as {@code type}, {@code source}, {@code subject} and {@code time}, as far
 *     as they are signed
 * @param data what it carries
 */
public record HookCall(String key, Map<String, String> attributes, Optional<JsonNode> data) {
  public HookCall {
    attributes = Map.copyOf(attributes);
  }

  /** The form it is kept in. */
  JsonNode kept() {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    attributes.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(each -> tree.put(each.getKey(), each.getValue()));
    data.ifPresent(carried -> tree.set("data", carried));
    return tree;
  }

  /** What was kept, over what the log says of the event. */
  static void fill(ObjectNode tree, JsonNode kept) {
    kept.properties().forEach(each -> tree.set(each.getKey(), each.getValue()));
  }
}
