package io.trainyard.engine.deploy;

import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.ColumnType;
import io.trainyard.engine.table.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A manifest as JSON, with its keys always in the same order. */
final class ManifestJson {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private ManifestJson() {}

  static byte[] write(PackageManifest manifest) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("format", PackageManifest.FORMAT);
    json.put("learner", manifest.learner());
    json.put("task", manifest.task().word());
    json.put("target", manifest.target());
    manifest.positive().ifPresent(positive -> json.put("positive", positive));
    manifest.classes().forEach(json.putArray("classes")::add);
    ObjectNode signature = json.putObject("signature");
    writeSchema(signature, "inputs", manifest.inputs());
    writeSchema(signature, "outputs", manifest.outputs());
    manifest.environment().forEach(json.putObject("environment")::put);
    manifest.training().forEach(json.putObject("training")::put);
    manifest.metrics().forEach(json.putObject("metrics")::put);
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
  }

  private static void writeSchema(ObjectNode json, String name, Schema schema) {
    var columns = json.putArray(name);
    for (Column column : schema.columns()) {
      columns.addObject().put("name", column.name()).put("type", column.type().word());
    }
  }

  static PackageManifest read(byte[] bytes) throws IOException {
    try {
      return read(MAPPER.readTree(bytes));
    } catch (JacksonException | IllegalArgumentException e) {
      throw new IOException("the manifest of the model package cannot be read", e);
    }
  }

  private static PackageManifest read(JsonNode json) throws IOException {
    int format = json.path("format").asInt(0);
    if (format < 1 || format > PackageManifest.FORMAT) {
      throw new IOException(
          "the model package has format "
              + format
              + ", but this release reads 1 to "
              + PackageManifest.FORMAT
              + ": use the release that made it, or train again");
    }
    JsonNode signature = json.path("signature");
    JsonNode positive = json.path("positive");
    return new PackageManifest(
        json.path("learner").asString(""),
        Task.of(json.path("task").asString("")),
        json.path("target").asString(""),
        positive.isMissingNode() ? Optional.empty() : Optional.of(positive.asString("")),
        texts(json.path("classes")),
        schema(signature.path("inputs")),
        schema(signature.path("outputs")),
        textMap(json.path("environment")),
        textMap(json.path("training")),
        numbers(json.path("metrics")));
  }

  private static Schema schema(JsonNode json) {
    List<Column> columns = new ArrayList<>();
    for (JsonNode column : json) {
      columns.add(new Column(column.path("name").asString(""), type(column.path("type"))));
    }
    return new Schema(columns);
  }

  private static ColumnType type(JsonNode json) {
    for (ColumnType type : ColumnType.values()) {
      if (type.word().equals(json.asString(""))) {
        return type;
      }
    }
    throw new IllegalArgumentException("there is no column type '" + json.asString("") + "'");
  }

  private static List<String> texts(JsonNode json) {
    List<String> texts = new ArrayList<>();
    json.forEach(text -> texts.add(text.asString("")));
    return texts;
  }

  private static Map<String, String> textMap(JsonNode json) {
    Map<String, String> map = new TreeMap<>();
    json.properties().forEach(entry -> map.put(entry.getKey(), entry.getValue().asString("")));
    return map;
  }

  private static Map<String, Double> numbers(JsonNode json) {
    Map<String, Double> map = new TreeMap<>();
    json.properties().forEach(entry -> map.put(entry.getKey(), entry.getValue().asDouble()));
    return map;
  }
}
