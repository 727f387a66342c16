package io.trainyard.engine.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a row keeps as JSON: lists and maps that nobody asks the database for by their parts. */
final class TableJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(JsonNodeFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private TableJson() {}

  static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  static JsonNode tree(String json) {
    return MAPPER.readTree(json);
  }

  static <T> T read(String json, Class<T> type) {
    return MAPPER.readValue(json, type);
  }

  static <T> List<T> list(String json, Class<T> item) {
    return MAPPER.readValue(
        json, MAPPER.getTypeFactory().constructCollectionType(List.class, item));
  }

  /** In the order in which it was written. */
  static <T> Map<String, T> map(String json, Class<T> value) {
    return MAPPER.readValue(
        json, MAPPER.getTypeFactory().constructMapType(LinkedHashMap.class, String.class, value));
  }
}
