package io.trainyard.web.app;

import io.trainyard.engine.security.Egress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * The part {@code network} of {@code settings.json}: what of this network steps may connect to.
 *
 * <pre>{@code
 * {"network": {"allow": ["dw.internal", "*.corp.example", "10.1.0.0/16"]}}
 * }</pre>
 */
final class NetworkPart {
  private final Function<String, Refusal> wrong;

  /**
   * A reader.
   *
   * @param wrong makes the refusal of a mistake, with the file's name
   */
  NetworkPart(Function<String, Refusal> wrong) {
    this.wrong = wrong;
  }

  List<String> read(JsonNode node) {
    if (node.isMissingNode()) {
      return List.of();
    }
    for (String word : node.propertyNames()) {
      if (!word.equals("allow")) {
        throw wrong.apply("'network': there is no '" + word + "', only 'allow'");
      }
    }
    JsonNode allow = node.path("allow");
    if (!node.isObject() || !allow.isArray()) {
      throw wrong.apply("'network' is an object with a list: {\"allow\": [\"dw.internal\"]}");
    }
    List<String> entries = new ArrayList<>();
    for (JsonNode entry : allow) {
      if (!entry.isString() || entry.stringValue().isBlank()) {
        throw wrong.apply("'network': 'allow' lists names, addresses and ranges, each a text");
      }
      entries.add(entry.stringValue());
    }
    try {
      Egress.allowing(entries);
    } catch (IllegalArgumentException e) {
      throw wrong.apply("'network': " + e.getMessage());
    }
    return entries;
  }
}
