package io.trainyard.executors.data;

import io.trainyard.engine.artifact.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Values of a column as keys: texts that people read, and that are safe as a line of a log, a part
 * of an address, or the name of a file. Different values have different keys.
 */
final class KeyText {
  /** The key of rows that have no value. */
  static final String NONE = "(none)";

  private static final int LONGEST = 120;
  private static final int DIGITS = 16;

  private KeyText() {}

  /**
   * The key of a value: the text itself, with {@code %2F} and the like for control characters,
   * slashes, backslashes, {@code %}, a leading {@code (} or dot, and white space at either end; a
   * text of more than 120 characters is cut and ends with digits of its digest.
   */
  static String of(@Nullable String value) {
    if (value == null) {
      return NONE;
    }
    if (value.isEmpty()) {
      return "(empty)";
    }
    StringBuilder key = new StringBuilder();
    for (int at = 0; at < value.length(); at += Character.charCount(value.codePointAt(at))) {
      int point = value.codePointAt(at);
      boolean first = at == 0;
      boolean last = at + Character.charCount(point) == value.length();
      if (isPlain(point)
          && !(first && (point == '(' || point == '.'))
          && !isEdge(point, first, last)) {
        key.appendCodePoint(point);
      } else {
        escape(key, point);
      }
    }
    return key.length() <= LONGEST ? key.toString() : cut(key.toString(), value);
  }

  private static boolean isPlain(int point) {
    return !Character.isISOControl(point)
        && Character.getType(point) != Character.SURROGATE
        && Character.getType(point) != Character.LINE_SEPARATOR
        && Character.getType(point) != Character.PARAGRAPH_SEPARATOR
        && "%/\\".indexOf(point) < 0;
  }

  private static boolean isEdge(int point, boolean first, boolean last) {
    return (first || last) && Character.isWhitespace(point);
  }

  private static void escape(StringBuilder key, int point) {
    byte[] bytes = new String(Character.toChars(point)).getBytes(StandardCharsets.UTF_8);
    for (byte each : bytes) {
      key.append(String.format(Locale.ROOT, "%%%02X", each));
    }
  }

  private static String cut(String key, String value) {
    int end = LONGEST - DIGITS - 1;
    int whole = Character.isLowSurrogate(key.charAt(end)) ? end - 1 : end;
    return key.substring(0, whole) + "~" + Digest.of(value).hex().substring(0, DIGITS);
  }
}
