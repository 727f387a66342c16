package io.trainyard.web.api;

import io.javalin.http.Context;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Reads what a request carries: strictly, with the place of what is wrong. */
public final class Bodies {
  private Bodies() {}

  /** The JSON body as a tree; a {@link Problem} 415 when it is something else. */
  public static JsonNode tree(Context context) {
    requireJson(context);
    return StrictJson.tree(context.bodyAsBytes());
  }

  /** The JSON body as a record; a {@link Problem} 415 when it is something else. */
  public static <T> T read(Context context, Class<T> type) {
    return Binding.bind(tree(context), type);
  }

  private static void requireJson(Context context) {
    String type = context.contentType();
    String media = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!media.equals("application/json")) {
      throw Problem.of(415, "The body must be JSON.")
          .fix("Send a JSON body, with Content-Type: application/json.");
    }
  }
}
