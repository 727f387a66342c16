package io.trainyard.web.api;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what a client sent: one JSON value and nothing after it, no name twice in an object, no
 * number that no double holds, no deep nesting. What is wrong is a {@link Problem} that tells the
 * place. Thread-safe.
 */
final class StrictJson {
  private static final int DEEPEST = 100;
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .build();

  private StrictJson() {}

  static JsonNode tree(byte[] bytes) {
    if (bytes.length == 0) {
      throw Problem.badRequest("The body is empty.").fix("Send a JSON object.");
    }
    try (JsonParser parser = MAPPER.createParser(bytes)) {
      JsonNode tree = read(parser);
      requireFinite(tree);
      return tree;
    }
  }

  private static JsonNode read(JsonParser parser) {
    try {
      JsonNode tree = parser.readValueAsTree();
      if (parser.nextToken() != null) {
        throw Problem.flawed(new Problem.Flaw("", "Something follows the JSON value."));
      }
      return tree;
    } catch (JacksonException e) {
      throw unreadable(e, parser.streamReadContext().pathAsPointer());
    }
  }

  private static Problem unreadable(JacksonException wrong, JsonPointer pointer) {
    if (wrong instanceof StreamConstraintsException) {
      return Problem.flawed(
          new Problem.Flaw(
              "",
              "The body is nested deeper than %d levels, or holds a number or name that is too long."
                  .formatted(DEEPEST)));
    }
    String message = wrong.getOriginalMessage();
    String what = message == null ? "it cannot be read" : message.split("[\\n(]", 2)[0].strip();
    TokenStreamLocation at = wrong.getLocation();
    String where =
        at == null || at.getLineNr() < 1
            ? ""
            : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    return Problem.flawed(
        new Problem.Flaw(pointer.toString(), "The body is no JSON" + where + ": " + what));
  }

  private record Place(JsonNode node, String pointer) {}

  private static void requireFinite(JsonNode tree) {
    Deque<Place> open = new ArrayDeque<>();
    open.push(new Place(tree, ""));
    while (!open.isEmpty()) {
      Place place = open.pop();
      JsonNode node = place.node;
      if (node.isNumber() && !Double.isFinite(node.doubleValue())) {
        throw Problem.flawed(new Problem.Flaw(place.pointer, "The number is out of range."));
      }
      if (node.isArray()) {
        for (int i = 0; i < node.size(); i++) {
          push(open, node.get(i), place.pointer, i);
        }
      }
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        push(open, field.getValue(), place.pointer, field.getKey());
      }
    }
  }

  private static void push(Deque<Place> open, JsonNode node, String parent, int at) {
    if (node.isFloatingPointNumber() || node.isBigInteger() || node.isContainer()) {
      push(open, node, parent, Integer.toString(at));
    }
  }

  /** Texts and usual numbers, of which there may be a million, need no look. */
  private static void push(Deque<Place> open, JsonNode node, String parent, String name) {
    if (node.isFloatingPointNumber() || node.isBigInteger() || node.isContainer()) {
      open.push(new Place(node, below(parent, name)));
    }
  }

  /** The JSON pointer of a part, as RFC 6901 writes it. */
  static String below(String parent, String name) {
    return parent + "/" + name.replace("~", "~0").replace("/", "~1");
  }
}
