package io.trainyard.web.api;

import io.javalin.http.Context;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;

/** Reads what a request carries: strictly, with the place of what is wrong. */
public final class Bodies {
  private Bodies() {}

  /** The JSON body as a tree; a {@link Problem} 415 when it is something else. */
  public static JsonNode tree(Context context) {
    requireJson(context);
    return Json.tree(context.bodyAsBytes());
  }

  /** The JSON body as a record; a {@link Problem} 415 when it is something else. */
  public static <T> T read(Context context, Class<T> type) {
    requireJson(context);
    return Json.read(context.bodyAsBytes(), type);
  }

  private static void requireJson(Context context) {
    String type = context.contentType();
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
      throw Problem.of(415, "Send a JSON body, with Content-Type: application/json.");
    }
  }

  /** What is wrong with a body and where, without Jackson's own words on its configuration. */
  static String place(JacksonException wrong) {
    String message = wrong.getOriginalMessage();
    String what = message == null ? "it cannot be read" : message.lines().findFirst().orElse("");
    TokenStreamLocation at = wrong.getLocation();
    String where =
        at == null || at.getLineNr() < 1
            ? ""
            : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    return "The body is not the JSON that is expected here" + where + ": " + what;
  }
}
