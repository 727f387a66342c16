package io.trainyard.executors.tell;

/** Makes of what people named things a text that does no harm where it goes. */
final class PlainText {
  private static final int LONGEST_LINE = 200;

  private PlainText() {}

  /** One line without control characters, which could end a header, and not too long for one. */
  static String line(String text) {
    return cut(clean(text, false).strip(), LONGEST_LINE);
  }

  /** A text of at most so many units, and two dots where some are left out. */
  static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int half = Character.isHighSurrogate(text.charAt(longest - 1)) ? 1 : 0;
    return text.substring(0, longest - half) + "..";
  }

  /** Lines without control characters. */
  static String lines(Iterable<String> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(clean(line, true)).append('\n'));
    return text.toString();
  }

  /** Control, line and paragraph signs, and those that turn the direction of reading. */
  private static String clean(String text, boolean keepsTabs) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            sign -> {
              boolean isTab = keepsTabs && sign == '\t';
              clean.appendCodePoint(isHarmful(sign) && !isTab ? ' ' : sign);
            });
    return clean.toString();
  }

  private static boolean isHarmful(int sign) {
    return switch (Character.getType(sign)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.FORMAT,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
