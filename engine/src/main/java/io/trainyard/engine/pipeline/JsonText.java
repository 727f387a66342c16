package io.trainyard.engine.pipeline;

import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Trees of JSON as text and back, without the library's mapper: to get one ready takes a start
 * longer than to write a thousand steps.
 */
final class JsonText {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Only who reads has to wait for it. */
  private static final class Reading {
    private static final JsonFactory JSON = new JsonFactory();
  }

  private JsonText() {}

  /** Adds the tree to a line. */
  static void write(JsonNode node, StringBuilder to) {
    if (node.isObject()) {
      writeObject(node, to);
    } else if (node.isArray()) {
      writeArray(node, to);
    } else if (node.isString()) {
      quote(node.stringValue(), to);
    } else if (node.isNumber()) {
      to.append(node.numberValue());
    } else if (node.isBoolean()) {
      to.append(node.booleanValue());
    } else {
      to.append("null");
    }
  }

  private static void writeObject(JsonNode node, StringBuilder to) {
    char before = '{';
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      quote(field.getKey(), to.append(before));
      write(field.getValue(), to.append(':'));
      before = ',';
    }
    to.append(before == '{' ? "{}" : "}");
  }

  private static void writeArray(JsonNode node, StringBuilder to) {
    char before = '[';
    for (JsonNode item : node) {
      write(item, to.append(before));
      before = ',';
    }
    to.append(before == '[' ? "[]" : "]");
  }

  /** Most texts need no escaping, and spare a start the tables for it. */
  static void quote(String text, StringBuilder to) {
    to.append('"');
    if (isPlain(text)) {
      to.append(text);
    } else {
      to.append(JsonStringEncoder.getInstance().quoteAsCharArray(text));
    }
    to.append('"');
  }

  private static boolean isPlain(String text) {
    for (int at = 0; at < text.length(); at++) {
      char sign = text.charAt(at);
      if (sign < ' ' || sign == '"' || sign == '\\') {
        return false;
      }
    }
    return true;
  }

  /**
   * The tree that a text is, fractions as written.
   *
   * @throws UnreadableDefinition when it is not one JSON value
   */
  static JsonNode read(String text) {
    try (JsonParser from = Reading.JSON.createParser(ObjectReadContext.empty(), text)) {
      JsonToken first = from.nextToken();
      if (first == null) {
        throw new UnreadableDefinition("the document is not JSON: it is empty");
      }
      JsonNode node = read(from, first);
      if (from.nextToken() != null) {
        throw new UnreadableDefinition("the document is not JSON: more follows its end");
      }
      return node;
    } catch (JacksonException e) {
      throw new UnreadableDefinition(
          "the document is not JSON: "
              + String.valueOf(e.getOriginalMessage()).replaceFirst(" \\(start marker.*", ""));
    }
  }

  private static JsonNode read(JsonParser from, JsonToken token) {
    return switch (token) {
      case START_OBJECT -> readObject(from);
      case START_ARRAY -> readArray(from);
      case VALUE_STRING -> NODES.stringNode(from.getString());
      case VALUE_NUMBER_INT -> readWhole(from);
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(from.getDecimalValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      default -> NODES.nullNode();
    };
  }

  private static JsonNode readWhole(JsonParser from) {
    return switch (from.getNumberType()) {
      case INT -> NODES.numberNode(from.getIntValue());
      case LONG -> NODES.numberNode(from.getLongValue());
      default -> NODES.numberNode(from.getBigIntegerValue());
    };
  }

  private static ObjectNode readObject(JsonParser from) {
    ObjectNode node = NODES.objectNode();
    while (from.nextToken() != JsonToken.END_OBJECT) {
      String name = from.currentName();
      node.set(name, read(from, from.nextToken()));
    }
    return node;
  }

  private static ArrayNode readArray(JsonParser from) {
    ArrayNode node = NODES.arrayNode();
    for (JsonToken next = from.nextToken(); next != JsonToken.END_ARRAY; next = from.nextToken()) {
      node.add(read(from, next));
    }
    return node;
  }
}
