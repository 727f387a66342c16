package io.trainyard.web.api;

import io.javalin.http.Context;
import io.trainyard.engine.pipeline.Names;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what stands in a path or query. Path parameters arrive percent-decoded, so a name that
 * could climb out of a folder is refused here, before anybody makes a path of it.
 */
final class Asked {
  private static final Pattern NAME = Pattern.compile(Names.PATTERN);

  private Asked() {}

  /** A name of a model, pipeline or endpoint. */
  static String name(String text) {
    if (!NAME.matcher(text).matches()) {
      throw Problem.badRequest("A name is " + Names.PATTERN + ".");
    }
    return text;
  }

  /** The run number in the path. */
  static long run(Context context) {
    String text = context.pathParam("run");
    if (!text.matches("[1-9][0-9]{0,17}")) {
      throw Problem.notFound("A run is named by its number, such as 12.");
    }
    return Long.parseLong(text);
  }

  /** A number from 1 to {@code most}. */
  static int number(@Nullable String text, String name, int otherwise, int most) {
    if (text == null) {
      return otherwise;
    }
    if (!text.matches("[1-9][0-9]{0,8}") || Integer.parseInt(text) > most) {
      throw Problem.badRequest("'" + name + "' is a whole number from 1 to " + most + ".");
    }
    return Integer.parseInt(text);
  }

  static void answer(Context context, Object value) {
    context.contentType("application/json").result(Json.bytes(value));
  }
}
