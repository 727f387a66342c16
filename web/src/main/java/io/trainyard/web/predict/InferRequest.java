package io.trainyard.web.predict;

import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.Rows;
import io.trainyard.engine.table.Schema;
import io.trainyard.web.api.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An inference request: one tensor a column, found by name, each with one value a row.
 *
 * @param id echoed, where there is one
 * @param rows in the order of the model's columns; columns that the model does not know are left
 *     out
 * @param outputs which outputs are asked for; empty = all
 */
record InferRequest(Optional<String> id, Rows rows, Set<String> outputs) {

  /** Reads a body; a {@link Problem} 400 says what is wrong with it. */
  static InferRequest parse(JsonNode body, Schema schema) {
    if (!body.isObject()) {
      throw Problem.badRequest("the body must be an object with 'inputs'");
    }
    JsonNode id = body.path("id");
    Map<String, JsonNode> tensors = tensors(body.path("inputs"));
    List<List<JsonNode>> columns = new ArrayList<>();
    for (Column column : schema.columns()) {
      columns.add(data(tensors, column));
    }
    return new InferRequest(
        id.isString() ? Optional.of(id.stringValue()) : Optional.empty(),
        new Rows(schema, transpose(columns, schema)),
        outputs(body.path("outputs")));
  }

  private static Map<String, JsonNode> tensors(JsonNode inputs) {
    if (!inputs.isArray() || inputs.isEmpty()) {
      throw Problem.badRequest("'inputs' must be a list with one tensor for each column");
    }
    Map<String, JsonNode> byName = new LinkedHashMap<>();
    for (JsonNode input : inputs) {
      JsonNode name = input.path("name");
      if (!name.isString()) {
        throw Problem.badRequest("every input needs a 'name', which is its column");
      }
      if (byName.put(name.stringValue(), input) != null) {
        throw Problem.badRequest("input '" + name.stringValue() + "' stands twice");
      }
    }
    return byName;
  }

  private static List<JsonNode> data(Map<String, JsonNode> tensors, Column column) {
    JsonNode tensor = tensors.get(column.name());
    if (tensor == null) {
      throw Problem.badRequest("input '" + column.name() + "' is missing");
    }
    Datatype.requireFits(tensor.path("datatype").asString(""), column);
    JsonNode data = tensor.path("data");
    if (!data.isArray()) {
      throw Problem.badRequest("input '" + column.name() + "' needs 'data', a list");
    }
    List<JsonNode> flat = new ArrayList<>();
    for (JsonNode value : data) {
      flat.add(scalar(value, column));
    }
    requireShape(tensor.path("shape"), flat.size(), column);
    return flat;
  }

  /** Data may be nested, {@code [[1], [2]]}, as a tensor of shape [2, 1] is. */
  private static JsonNode scalar(JsonNode value, Column column) {
    JsonNode inner = value.isArray() && value.size() == 1 ? value.get(0) : value;
    if (inner.isArray() || inner.isObject()) {
      throw Problem.badRequest(
          "input '" + column.name() + "' has one value a row: its shape is [rows] or [rows, 1]");
    }
    return inner;
  }

  private static void requireShape(JsonNode shape, int rows, Column column) {
    if (shape.isMissingNode()) {
      return;
    }
    boolean fits =
        shape.isArray()
            && (shape.size() == 1 || shape.size() == 2 && shape.get(1).asInt(0) == 1)
            && shape.get(0).asInt(-1) == rows;
    if (!fits) {
      throw Problem.badRequest(
          "input '%s' has %d values: its shape is [%d] or [%d, 1]"
              .formatted(column.name(), rows, rows, rows));
    }
  }

  private static List<List<@Nullable Object>> transpose(
      List<List<JsonNode>> columns, Schema schema) {
    int rows = columns.isEmpty() ? 0 : columns.get(0).size();
    for (int at = 0; at < columns.size(); at++) {
      if (columns.get(at).size() != rows) {
        throw Problem.badRequest(
            "input '%s' has %d values, input '%s' has %d"
                .formatted(
                    schema.columns().get(0).name(),
                    rows,
                    schema.columns().get(at).name(),
                    columns.get(at).size()));
      }
    }
    List<List<@Nullable Object>> all = new ArrayList<>(rows);
    for (int row = 0; row < rows; row++) {
      List<@Nullable Object> values = new ArrayList<>(columns.size());
      for (int at = 0; at < columns.size(); at++) {
        values.add(Datatype.read(columns.get(at).get(row), schema.columns().get(at), row));
      }
      all.add(values);
    }
    return all;
  }

  private static Set<String> outputs(JsonNode outputs) {
    Set<String> names = new HashSet<>();
    for (JsonNode output : outputs) {
      names.add(output.path("name").asString(""));
    }
    return names;
  }
}
