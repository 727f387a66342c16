package io.trainyard.engine.trigger;

import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a trigger may take from an event, as a tree: {@code id}, {@code type}, {@code source},
 * {@code subject} and {@code time} as CloudEvents name them, {@code seq} and {@code run} of the
 * log, and {@code data}. What came in by a hook is read from where it is kept; the log itself holds
 * nothing of it.
 */
final class EventData {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private final ArtifactStore artifacts;

  EventData(ArtifactStore artifacts) {
    this.artifacts = artifacts;
  }

  /** All of it. */
  JsonNode of(Event event) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("id", Long.toString(event.seq()));
    tree.put("type", event.kind());
    tree.put("time", event.time().toString());
    if (event.kind().equals(TriggerEvents.HOOK_RECEIVED)) {
      HookCall.fill(tree, kept(event));
    } else {
      tree.set("data", read(event.json()));
    }
    return tree.put("seq", event.seq()).put("run", event.run());
  }

  private JsonNode kept(Event event) {
    String digest = EventJson.read(event.json(), TriggerEvents.HookReceived.class).body();
    try {
      return MAPPER.readTree(artifacts.bytes(Digest.parse(digest)));
    } catch (IOException e) {
      throw new UncheckedIOException("what the hook received cannot be read: " + e.getMessage(), e);
    }
  }

  private static JsonNode read(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JacksonException e) {
      return JsonNodeFactory.instance.objectNode();
    }
  }

  /**
   * The text, number or truth at a path.
   *
   * @param path names and, in lists, positions from 0: {@code data.orders.0.region}
   * @return as {@code --param} takes it; empty where nothing, null or something larger stands there
   */
  static Optional<String> text(JsonNode tree, String path) {
    JsonNode at = tree;
    for (String part : path.split("\\.", -1)) {
      at =
          at.isArray() && part.matches("[0-9]{1,6}")
              ? at.path(Integer.parseInt(part))
              : at.path(part);
    }
    if (at.isNumber()) {
      return Optional.of(at.decimalValue().toPlainString());
    }
    return at.isString() || at.isBoolean() ? Optional.of(at.asString()) : Optional.empty();
  }
}
