package io.trainyard.executors.data.duck;

import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.ColumnType;
import io.trainyard.engine.table.Schema;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** A schema as JSON: {@code [{"name":"age","type":"wholeNumber"}]}. */
public final class SchemaJson {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private SchemaJson() {}

  public static String write(Schema schema) {
    ArrayNode columns = MAPPER.createArrayNode();
    for (Column column : schema.columns()) {
      columns.addObject().put("name", column.name()).put("type", column.type().word());
    }
    return columns.toString();
  }

  /** Reads it back; a type it does not know is an {@link IllegalArgumentException}. */
  public static Schema read(String json) {
    List<Column> columns = new ArrayList<>();
    for (JsonNode column : MAPPER.readTree(json)) {
      columns.add(new Column(column.get("name").asString(), type(column.get("type").asString())));
    }
    return new Schema(columns);
  }

  private static ColumnType type(String word) {
    for (ColumnType type : ColumnType.values()) {
      if (type.word().equals(word)) {
        return type;
      }
    }
    throw new IllegalArgumentException("'" + word + "' is no column type");
  }
}
