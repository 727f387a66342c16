package io.trainyard.web.api;

import io.trainyard.engine.event.Event;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** {@link Event}, its facts as JSON. */
public record EventView(
    long seq, Instant time, String kind, String actor, long run, JsonNode facts) {
  public static EventView of(Event event) {
    return new EventView(
        event.seq(),
        event.time(),
        event.kind(),
        event.actor(),
        event.run(),
        Json.tree(event.json()));
  }
}
