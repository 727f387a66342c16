package io.trainyard.engine.pipeline;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON form of values and options, equal both ways. Texts, numbers, yes-or-no and lists are
 * what JSON has for them; everything else is an object whose first field tells its type, such as
 * {@code {"span": "PT30M"}} or {@code {"term": "between", "values": [0, 120]}}.
 */
public final class ValueJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ValueJson() {}

  public static JsonNode write(Value value) {
    if (value instanceof Value.Text text) {
      return JSON.stringNode(text.text());
    } else if (value instanceof Value.Num num) {
      return JSON.numberNode(num.number());
    } else if (value instanceof Value.YesNo yesNo) {
      return JSON.booleanNode(yesNo.yes());
    } else if (value instanceof Value.ListOf list) {
      return values(list.values());
    }
    return writeTagged(value);
  }

  /** Values by name, sorted by it. */
  public static ObjectNode write(Map<String, Value> values) {
    ObjectNode node = JSON.objectNode();
    new TreeMap<>(values).forEach((name, value) -> node.set(name, write(value)));
    return node;
  }

  /**
   * Reads what {@link #write(Value)} wrote.
   *
   * @throws UnreadableDefinition where the node is no value
   */
  public static Value read(JsonNode node) {
    return read(new JsonPlace(node, ""));
  }

  /**
   * Reads the text of what {@link #write(Value)} wrote.
   *
   * @throws UnreadableDefinition where it is not JSON, or no value
   */
  public static Value read(String json) {
    return read(JsonText.read(json));
  }

  /**
   * Reads what {@link #write(Map)} wrote.
   *
   * @throws UnreadableDefinition where the node is not an object of values
   */
  public static Map<String, Value> readAll(JsonNode node) {
    Map<String, Value> values = new TreeMap<>();
    JsonPlace place = new JsonPlace(node, "");
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      values.put(entry.getKey(), read(place.field(entry.getKey())));
    }
    return values;
  }

  static ArrayNode values(List<Value> values) {
    ArrayNode node = JSON.arrayNode();
    for (Value value : values) {
      node.add(write(value));
    }
    return node;
  }

  static ArrayNode options(List<Option> options) {
    ArrayNode node = JSON.arrayNode();
    for (Option option : options) {
      ObjectNode item = JSON.objectNode();
      item.put("word", option.word());
      item.set("values", values(option.values()));
      item.put("at", place(option.at()));
      node.add(item);
    }
    return node;
  }

  static Option readOption(JsonPlace place) {
    return new Option(
        place.field("word").text(),
        place.optional("values").items(ValueJson::read),
        readPlace(place.optional("at")));
  }

  /** {@code file:line:column}, always with both numbers. */
  static String place(SourceRef at) {
    return at.file() + ":" + at.line() + ":" + at.column();
  }

  static SourceRef readPlace(JsonPlace place) {
    if (place.isAbsent()) {
      return SourceRef.NONE;
    }
    String text = place.text();
    int column = text.lastIndexOf(':');
    int line = column < 0 ? -1 : text.lastIndexOf(':', column - 1);
    if (line < 0) {
      throw place.mistake("is not 'file:line:column'");
    }
    return place.convert(
        at ->
            new SourceRef(
                text.substring(0, line),
                Integer.parseInt(text.substring(line + 1, column)),
                Integer.parseInt(text.substring(column + 1))));
  }

  private static JsonNode writeTagged(Value value) {
    ObjectNode node = JSON.objectNode();
    if (value instanceof Value.Span span) {
      node.put("span", span.duration().toString());
    } else if (value instanceof Value.Date date) {
      node.put("date", date.date().toString());
    } else if (value instanceof Value.Bytes bytes) {
      node.put("bytes", bytes.bytes());
    } else if (value instanceof Value.Template template) {
      node.set("template", values(template.pieces()));
    } else if (value instanceof Value.Secret secret) {
      node.put("secret", secret.path());
    } else if (value instanceof Value.Output output) {
      node.put("output", output.output()).put("step", output.step());
    } else if (value instanceof Value.Param param) {
      node.put("param", param.name());
    } else if (value instanceof Value.Term term) {
      writeTerm(node, term);
    } else if (value instanceof Value.Code code) {
      writeCode(node, code);
    } else {
      throw new IllegalArgumentException("a value without a JSON form: " + value.getClass());
    }
    return node;
  }

  private static void writeTerm(ObjectNode node, Value.Term term) {
    node.put("term", term.word());
    if (!term.values().isEmpty()) {
      node.set("values", values(term.values()));
    }
    if (!term.options().isEmpty()) {
      node.set("options", options(term.options()));
    }
  }

  private static void writeCode(ObjectNode node, Value.Code code) {
    node.put("code", code.path())
        .put("language", code.language())
        .put("step", code.step())
        .put("source", code.sourceDigest())
        .put("fingerprint", code.fingerprint());
  }

  static Value read(JsonPlace place) {
    JsonNode node = place.node();
    if (node.isString()) {
      return new Value.Text(node.stringValue());
    } else if (node.isNumber()) {
      return new Value.Num(node.decimalValue());
    } else if (node.isBoolean()) {
      return new Value.YesNo(node.booleanValue());
    } else if (node.isArray()) {
      return new Value.ListOf(place.items(ValueJson::read));
    } else if (node.isObject() && !node.isEmpty()) {
      return readTagged(place);
    }
    throw place.mistake("is no value");
  }

  private static Value readTagged(JsonPlace place) {
    String tag = place.node().properties().iterator().next().getKey();
    JsonPlace first = place.field(tag);
    return switch (tag) {
      case "span" -> new Value.Span(first.convert(text -> Duration.parse(text.text())));
      case "date" -> new Value.Date(first.convert(text -> LocalDate.parse(text.text())));
      case "bytes" -> new Value.Bytes(first.bigWholeNumber());
      case "template" -> new Value.Template(first.items(ValueJson::read));
      case "secret" -> new Value.Secret(first.text());
      case "output" -> new Value.Output(place.field("step").text(), first.text());
      case "param" -> new Value.Param(first.text());
      case "term" ->
          new Value.Term(
              first.text(),
              place.optional("values").items(ValueJson::read),
              place.optional("options").items(ValueJson::readOption));
      case "code" ->
          new Value.Code(
              place.field("language").text(),
              place.field("source").text(),
              place.field("step").text(),
              first.text(),
              place.field("fingerprint").text());
      default -> throw place.mistake("is of the unknown type '" + tag + "'");
    };
  }
}
