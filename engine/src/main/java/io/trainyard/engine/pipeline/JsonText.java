package io.trainyard.engine.pipeline;

import java.io.StringWriter;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Trees of JSON as text and back, by the streaming half of the library: to get a mapper ready takes
 * a start longer than to write a thousand steps.
 */
final class JsonText {
  private static final JsonFactory JSON = new JsonFactory();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JsonText() {}

  /** The tree on one line. */
  static String write(JsonNode node) {
    StringWriter text = new StringWriter();
    try (JsonGenerator to = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      write(node, to);
    }
    return text.toString();
  }

  private static void write(JsonNode node, JsonGenerator to) {
    switch (node.getNodeType()) {
      case OBJECT -> {
        to.writeStartObject();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
          to.writeName(field.getKey());
          write(field.getValue(), to);
        }
        to.writeEndObject();
      }
      case ARRAY -> {
        to.writeStartArray();
        node.forEach(item -> write(item, to));
        to.writeEndArray();
      }
      case STRING -> to.writeString(node.stringValue());
      case BOOLEAN -> to.writeBoolean(node.booleanValue());
      case NUMBER -> writeNumber(node, to);
      default -> to.writeNull();
    }
  }

  private static void writeNumber(JsonNode node, JsonGenerator to) {
    switch (node.numberType()) {
      case INT, LONG -> to.writeNumber(node.longValue());
      case BIG_INTEGER -> to.writeNumber(node.bigIntegerValue());
      case FLOAT, DOUBLE -> to.writeNumber(node.doubleValue());
      case BIG_DECIMAL -> to.writeNumber(node.decimalValue());
    }
  }

  /**
   * The tree that a text is, fractions as written.
   *
   * @throws UnreadableDefinition when it is not one JSON value
   */
  static JsonNode read(String text) {
    try (JsonParser from = JSON.createParser(ObjectReadContext.empty(), text)) {
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
