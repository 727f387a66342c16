package io.trainyard.web.api;

import io.javalin.http.Context;
import io.trainyard.engine.trigger.HookCall;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What a call of a hook says: JSON of any kind, or a CloudEvent 1.0, as a whole ({@code
 * application/cloudevents+json}) or with its attributes in headers. Only the body and the id are
 * signed, so that of attributes in headers the id alone is taken, and must be the one that is
 * signed.
 */
public final class HookBody {
  /** Longer bodies are refused. */
  public static final int MOST_BYTES = 256 << 10;

  private static final String STRUCTURED = "application/cloudevents+json";
  private static final String VERSION = "1.0";
  private static final int LONGEST = 1_000;

  private HookBody() {}

  /** The body as it was sent; a {@link Problem} 413 where it is too long. */
  public static byte[] bytes(Context context) {
    return Bodies.bytes(context, MOST_BYTES);
  }

  /**
   * Reads a call; a {@link Problem} tells what is wrong with it.
   *
   * @param id that is signed
   */
  public static HookCall read(Context context, byte[] body, String id) {
    String type = context.contentType();
    String media = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (media.equals(STRUCTURED)) {
      return event(StrictJson.tree(body));
    }
    if (!media.equals("application/json")) {
      throw Problem.of(415, "The body must be JSON, or one CloudEvent.")
          .fix("Send Content-Type: application/json or " + STRUCTURED + ".");
    }
    Map<String, String> attributes = Map.of("id", id);
    if (context.header("ce-specversion") != null) {
      requireSame(context, id);
    }
    JsonNode data = StrictJson.tree(body);
    return new HookCall(id, attributes, Optional.of(data));
  }

  private static void requireSame(Context context, String id) {
    if (!VERSION.equals(context.header("ce-specversion"))) {
      throw Problem.badRequest("CloudEvents are taken in version " + VERSION + ".");
    }
    if (!id.equals(context.header("ce-id"))) {
      throw Problem.badRequest("'ce-id' is not the id that is signed.")
          .fix("Send the event's id as webhook-id too.");
    }
  }

  private static HookCall event(JsonNode event) {
    if (!VERSION.equals(event.path("specversion").asString(""))) {
      throw Problem.flawed(
          new Problem.Flaw("/specversion", "CloudEvents are taken in version " + VERSION + "."));
    }
    if (event.has("data_base64")) {
      throw Problem.flawed(new Problem.Flaw("/data_base64", "Send 'data' as JSON."));
    }
    Map<String, String> attributes = new TreeMap<>();
    for (String name : new String[] {"id", "source", "type"}) {
      attributes.put(name, attribute(event, name).orElseThrow(() -> missing(name)));
    }
    for (String name : new String[] {"subject", "time"}) {
      attribute(event, name).ifPresent(text -> attributes.put(name, text));
    }
    String key = attributes.get("source") + "\n" + attributes.get("id");
    return new HookCall(key, attributes, Optional.ofNullable(event.get("data")));
  }

  private static Problem missing(String name) {
    return Problem.flawed(
        new Problem.Flaw("/" + name, "It is a text of 1 to " + LONGEST + " characters."));
  }

  private static Optional<String> attribute(JsonNode event, String name) {
    return Optional.ofNullable(event.get(name))
        .filter(JsonNode::isString)
        .map(JsonNode::stringValue)
        .filter(text -> !text.isEmpty() && text.length() <= LONGEST);
  }
}
