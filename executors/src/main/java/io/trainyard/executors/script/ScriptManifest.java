package io.trainyard.executors.script;

import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.ColumnType;
import io.trainyard.engine.table.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What the {@code manifest.json} of a script's model package says that predicting needs.
 *
 * @param predictWith file name of the script that predicts; empty when there is none
 * @param outputs what it gives; no columns when there is no such script
 */
record ScriptManifest(Language language, String predictWith, Schema inputs, Schema outputs) {
  static final String LEARNER = "script";
  private static final int FORMAT = 1;

  /** The same as JSON, with more that people and the registry read. */
  Map<String, Object> json(Map<String, Object> more) {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("format", FORMAT);
    manifest.put("learner", LEARNER);
    manifest.put("language", language.word());
    manifest.put("predictWith", predictWith);
    manifest.put("inputs", columns(inputs));
    manifest.put("outputs", columns(outputs));
    manifest.putAll(more);
    return manifest;
  }

  /**
   * Reads a manifest.
   *
   * @throws IOException when it is of a later format, or damaged
   */
  static ScriptManifest read(byte[] json) throws IOException {
    try {
      JsonNode manifest = Json.MAPPER.readTree(json);
      int format = manifest.path("format").asInt(0);
      if (format != FORMAT) {
        throw new IOException(
            "the model package has format %d, and this Trainyard reads %d: use a newer one"
                .formatted(format, FORMAT));
      }
      return new ScriptManifest(
          Language.of(manifest.path("language").asString("")),
          manifest.path("predictWith").asString(""),
          schema(manifest.path("inputs")),
          schema(manifest.path("outputs")));
    } catch (JacksonException e) {
      throw new IOException("the manifest of the model package cannot be read", e);
    }
  }

  static List<Map<String, String>> columns(Schema schema) {
    List<Map<String, String>> columns = new ArrayList<>();
    for (Column column : schema.columns()) {
      Map<String, String> described = new LinkedHashMap<>();
      described.put("name", column.name());
      described.put("type", column.type().word());
      columns.add(described);
    }
    return columns;
  }

  private static Schema schema(JsonNode columns) throws IOException {
    List<Column> schema = new ArrayList<>();
    for (JsonNode column : columns) {
      schema.add(
          new Column(column.path("name").asString(""), type(column.path("type").asString(""))));
    }
    return new Schema(schema);
  }

  private static ColumnType type(String word) throws IOException {
    return Arrays.stream(ColumnType.values())
        .filter(type -> type.word().equals(word))
        .findFirst()
        .orElseThrow(
            () -> new IOException("the model package has a column of type '" + word + "'"));
  }
}
