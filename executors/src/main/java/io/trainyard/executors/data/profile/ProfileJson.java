package io.trainyard.executors.data.profile;

import io.trainyard.engine.table.ColumnProfile;
import io.trainyard.engine.table.ColumnType;
import io.trainyard.engine.table.TableProfile;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A profile as it is kept beside a table. */
final class ProfileJson {
  private ProfileJson() {}

  static byte[] write(TableProfile profile) {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put("format", 1);
    json.put("rows", profile.rows());
    ArrayNode columns = json.putArray("columns");
    profile.columns().forEach(column -> write(columns.addObject(), column));
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void write(ObjectNode json, ColumnProfile profile) {
    json.put("name", profile.column().name());
    json.put("type", profile.column().type().word());
    json.put("nulls", profile.nulls());
    json.put("distinct", profile.distinct());
    if (profile.column().type() == ColumnType.NUMBER) {
      json.put("notFinite", profile.notFinite());
    }
    put(json, "min", profile.least());
    put(json, "max", profile.greatest());
    if (profile.column().type().isNumeric()) {
      put(json, "mean", profile.mean());
      ArrayNode bins = json.putArray("histogram");
      for (ColumnProfile.Bin bin : profile.bins()) {
        bins.addObject().put("from", bin.from()).put("to", bin.to()).put("count", bin.count());
      }
    } else {
      ArrayNode frequent = json.putArray("mostFrequent");
      for (ColumnProfile.Frequent value : profile.frequent()) {
        frequent.addObject().put("value", value.value()).put("count", value.count());
      }
    }
  }

  /** Dates and times are written as ISO 8601, a missing figure as null. */
  private static void put(ObjectNode json, String name, @Nullable Object value) {
    if (value instanceof Long || value instanceof Double || value instanceof Boolean) {
      json.putPOJO(name, value);
    } else if (value == null) {
      json.putNull(name);
    } else {
      json.put(name, value.toString());
    }
  }
}
