package io.trainyard.executors.release;

import io.trainyard.engine.artifact.Digest;
import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A registered version, as the artifact that {@code register} makes and {@code deploy} reads:
 * {@code {"format":1,"model":"churn","version":3,"digest":"sha256:.."}}.
 */
record Release(String model, long version, Digest digest) {
  private static final int FORMAT = 1;
  private static final JsonMapper MAPPER = JsonMapper.shared();

  byte[] json() {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("format", FORMAT);
    json.put("model", model).put("version", version).put("digest", digest.toString());
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
  }

  static Release read(byte[] bytes) throws IOException {
    try {
      JsonNode json = MAPPER.readTree(bytes);
      return new Release(
          json.path("model").asString(),
          json.path("version").asLong(),
          Digest.parse(json.path("digest").asString()));
    } catch (JacksonException | IllegalArgumentException e) {
      throw new IOException("the release cannot be read: register the model again", e);
    }
  }

  /** The same at an endpoint, as the artifact that {@code deploy} makes. */
  byte[] liveJson(String endpoint) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("format", FORMAT).put("endpoint", endpoint);
    json.put("model", model).put("version", version).put("digest", digest.toString());
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
  }
}
