package io.trainyard.executors.place;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line that stands for what is left out of an output. */
final class LeftOut {
  /** The longest such line, bytes. */
  static final int LONGEST = 64;

  private static final Pattern LINE =
      Pattern.compile("\n\\.\\.\\. ([0-9,]{1,26}) bytes left out \\.\\.\\.\n");

  private LeftOut() {}

  static byte[] line(long bytes) {
    String line = String.format(Locale.ROOT, "\n... %,d bytes left out ...\n", bytes);
    return line.getBytes(StandardCharsets.UTF_8);
  }

  /** How many bytes a text that begins with such a line says are left out. */
  static OptionalLong read(byte[] text) {
    Matcher matcher = LINE.matcher(new String(text, StandardCharsets.ISO_8859_1));
    return matcher.lookingAt()
        ? OptionalLong.of(Long.parseLong(matcher.group(1).replace(",", "")))
        : OptionalLong.empty();
  }
}
