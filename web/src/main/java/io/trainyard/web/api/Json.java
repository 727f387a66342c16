package io.trainyard.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as the command prints it and the server speaks it: instants and durations in ISO 8601,
 * nothing where a value is missing. Thread-safe.
 */
public final class Json {
  /** NaN and infinities are not JSON; a metric may be one all the same, and is then a text. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /** One line. */
  public static String line(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /** Several lines, indented. */
  public static String pretty(Object value) {
    return MAPPER.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(value);
  }

  public static byte[] bytes(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  /** Reads one value; fails with a {@link JacksonException} that names the place. */
  public static <T> T read(byte[] bytes, Class<T> type) {
    return MAPPER.readValue(bytes, type);
  }

  /** Reads a tree; fails with a {@link JacksonException} that names the place. */
  public static JsonNode tree(String json) {
    return MAPPER.readTree(json);
  }

  /** Reads a tree; fails with a {@link JacksonException} that names the place. */
  public static JsonNode tree(byte[] bytes) {
    return MAPPER.readTree(bytes);
  }
}
