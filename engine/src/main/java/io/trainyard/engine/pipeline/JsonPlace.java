package io.trainyard.engine.pipeline;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** A node of a document and the path to it, so that a mistake can be told with its place. */
record JsonPlace(JsonNode node, String path) {

  /** The field; fails where there is none. */
  JsonPlace field(String name) {
    JsonPlace field = optional(name);
    if (field.isAbsent()) {
      throw mistake("has no '" + name + "'");
    }
    return field;
  }

  /** The field, which may be absent. */
  JsonPlace optional(String name) {
    if (!node.isObject()) {
      throw mistake("is not an object");
    }
    return new JsonPlace(node.path(name), path.isEmpty() ? name : path + "." + name);
  }

  /** The names of its fields, in the document's order. */
  List<String> names() {
    if (!node.isObject()) {
      throw mistake("is not an object");
    }
    return List.copyOf(node.propertyNames());
  }

  boolean isAbsent() {
    return node.isMissingNode() || node.isNull();
  }

  String text() {
    if (!node.isString()) {
      throw mistake("is not a text");
    }
    return node.stringValue();
  }

  /** The text of a field, empty where there is none. */
  String text(String name) {
    JsonPlace field = optional(name);
    return field.isAbsent() ? "" : field.text();
  }

  BigDecimal number() {
    if (!node.isNumber()) {
      throw mistake("is not a number");
    }
    return node.decimalValue();
  }

  int wholeNumber() {
    return convert(place -> place.number().intValueExact());
  }

  long bigWholeNumber() {
    return convert(place -> place.number().longValueExact());
  }

  boolean yesNo() {
    if (!node.isBoolean()) {
      throw mistake("is not true or false");
    }
    return node.booleanValue();
  }

  /** The items of a list; none where it is absent. */
  <T> List<T> items(Function<JsonPlace, T> reader) {
    if (isAbsent()) {
      return List.of();
    }
    if (!node.isArray()) {
      throw mistake("is not a list");
    }
    List<T> items = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      items.add(reader.apply(new JsonPlace(node.get(i), path + "[" + i + "]")));
    }
    return items;
  }

  /** What a reader makes of this place; its refusal becomes a mistake at this place. */
  <T> T convert(Function<JsonPlace, T> reader) {
    try {
      return reader.apply(this);
    } catch (java.time.DateTimeException | ArithmeticException | IllegalArgumentException e) {
      throw mistake("cannot be read: " + e.getMessage());
    }
  }

  UnreadableDefinition mistake(String what) {
    return new UnreadableDefinition(
        (path.isEmpty() ? "the document" : "'" + path + "'") + " " + what);
  }
}
