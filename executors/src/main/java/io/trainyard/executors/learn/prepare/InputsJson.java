package io.trainyard.executors.learn.prepare;

import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.ColumnType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Fitted inputs as JSON, equal both ways to the last bit. */
public final class InputsJson {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private InputsJson() {}

  /** Writes them, always with the same bytes. */
  public static byte[] write(FittedInputs inputs) {
    ObjectNode json = MAPPER.createObjectNode();
    var columns = json.putArray("columns");
    for (FittedColumn fitted : inputs.columns()) {
      ObjectNode column = columns.addObject();
      column.put("name", fitted.column().name());
      column.put("type", fitted.column().type().word());
      write(fitted, column);
    }
    inputs.ignored().forEach(json.putObject("ignored")::put);
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
  }

  private static void write(FittedColumn fitted, ObjectNode json) {
    if (fitted instanceof FittedColumn.AsNumber number) {
      json.put("as", "number");
      number.fill().ifPresent(fill -> json.put("fill", fill));
      json.put("center", number.center()).put("scale", number.scale());
    } else if (fitted instanceof FittedColumn.OneHot oneHot) {
      writeCategory("oneHot", oneHot.fill(), oneHot.values(), json);
    } else if (fitted instanceof FittedColumn.Ordinal ordinal) {
      writeCategory("ordinal", ordinal.fill(), ordinal.values(), json);
    }
  }

  private static void writeCategory(
      String as, Optional<String> fill, List<String> values, ObjectNode json) {
    json.put("as", as);
    fill.ifPresent(value -> json.put("fill", value));
    values.forEach(json.putArray("values")::add);
  }

  /** Reads what {@link #write} wrote. */
  public static FittedInputs read(byte[] bytes) {
    JsonNode json = MAPPER.readTree(bytes);
    List<FittedColumn> columns = new ArrayList<>();
    json.path("columns").forEach(column -> columns.add(read(column)));
    Map<String, String> ignored = new TreeMap<>();
    json.path("ignored")
        .properties()
        .forEach(entry -> ignored.put(entry.getKey(), entry.getValue().asString()));
    return new FittedInputs(columns, ignored);
  }

  private static FittedColumn read(JsonNode json) {
    Column column = new Column(json.path("name").asString(), type(json.path("type").asString()));
    JsonNode fill = json.path("fill");
    return switch (json.path("as").asString()) {
      case "number" ->
          new FittedColumn.AsNumber(
              column,
              fill.isNumber() ? OptionalDouble.of(fill.asDouble()) : OptionalDouble.empty(),
              json.path("center").asDouble(),
              json.path("scale").asDouble());
      case "oneHot" -> new FittedColumn.OneHot(column, text(fill), texts(json.path("values")));
      case "ordinal" -> new FittedColumn.Ordinal(column, text(fill), texts(json.path("values")));
      default -> throw new IllegalArgumentException("unknown preparation of " + column.name());
    };
  }

  private static Optional<String> text(JsonNode json) {
    return json.isString() ? Optional.of(json.asString()) : Optional.empty();
  }

  private static List<String> texts(JsonNode json) {
    List<String> texts = new ArrayList<>();
    json.forEach(text -> texts.add(text.asString()));
    return texts;
  }

  private static ColumnType type(String word) {
    return Arrays.stream(ColumnType.values())
        .filter(type -> type.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no column type " + word));
  }
}
