package io.trainyard.web.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Reads what a request carries: strictly, with the place of what is wrong. */
public final class Bodies {
  private static final int MOST_TENSORS = 16 << 20;
  private static final int MOST_OF_A_RECORD = 4 << 20;
  private static final long FORGOTTEN = 64L << 20;
  private static final String READ = "trainyard.body";

  private Bodies() {}

  /** The body of a record, as it was sent. */
  static byte[] bytes(Context context) {
    return bytes(context, MOST_OF_A_RECORD);
  }

  /** What is sent may have no length that is known before; it is cut off all the same. */
  static byte[] bytes(Context context, int most) {
    byte[] known = context.attribute(READ);
    if (known != null) {
      return known;
    }
    try {
      if (context.req().getContentLengthLong() > most) {
        throw tooLarge(context, most);
      }
      byte[] read = context.req().getInputStream().readNBytes(most + 1);
      if (read.length > most) {
        throw tooLarge(context, most);
      }
      context.attribute(READ, read);
      return read;
    } catch (IOException e) {
      throw Problem.badRequest("The body ended before it was whole.");
    }
  }

  /**
   * Most clients read no answer before they have sent everything: somewhat too much is read for
   * that and forgotten. Of more than that nothing is read, and the connection is of no more use.
   */
  private static Problem tooLarge(Context context, int most) throws IOException {
    long length = context.req().getContentLengthLong();
    if (length >= 0 && length <= FORGOTTEN) {
      context.req().getInputStream().skip(FORGOTTEN);
    }
    context.header("Connection", "close");
    return Problem.of(413, "The body is larger than %d bytes.".formatted(most));
  }

  /** The JSON body as a tree; a {@link Problem} 415 when it is something else. */
  public static JsonNode tree(Context context) {
    requireJson(context);
    return StrictJson.tree(bytes(context, MOST_TENSORS));
  }

  /** The JSON body as a record; a {@link Problem} 415 when it is something else. */
  public static <T> T read(Context context, Class<T> type) {
    requireJson(context);
    return Binding.bind(StrictJson.tree(bytes(context)), type);
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
