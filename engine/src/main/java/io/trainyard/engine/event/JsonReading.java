package io.trainyard.engine.event;

/**
 * Goes through a JSON text from left to right. What is not JSON, or not what is asked for, is an
 * {@link IllegalArgumentException}. Source of the grammar: RFC 8259.
 */
final class JsonReading {
  private final String text;
  private int at;

  JsonReading(String text) {
    this.text = text;
  }

  /** The next sign that means something, without taking it; 0 at the end. */
  char peek() {
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : 0;
  }

  private static boolean isBlank(char sign) {
    return sign == ' ' || sign == '\n' || sign == '\r' || sign == '\t';
  }

  /** Takes this sign. */
  void take(char sign) {
    if (peek() != sign) {
      throw wrong("'" + sign + "' is expected");
    }
    at++;
  }

  /** Takes this sign if it is the next one. */
  boolean takeIf(char sign) {
    boolean isNext = peek() == sign;
    if (isNext) {
      at++;
    }
    return isNext;
  }

  /** Takes {@code null} if it is the next value. */
  boolean takeNull() {
    boolean isNext = peek() == 'n';
    if (isNext) {
      takeWord("null");
    }
    return isNext;
  }

  boolean takeBoolean() {
    boolean value = peek() == 't';
    takeWord(value ? "true" : "false");
    return value;
  }

  private void takeWord(String word) {
    if (!text.startsWith(word, at)) {
      throw wrong("'" + word + "' is expected");
    }
    at += word.length();
  }

  long takeLong() {
    String number = takeNumber();
    try {
      return Long.parseLong(number);
    } catch (NumberFormatException e) {
      throw wrong("a whole number is expected, not " + number);
    }
  }

  int takeInt() {
    long number = takeLong();
    if (number != (int) number) {
      throw wrong(number + " is too large");
    }
    return (int) number;
  }

  /** A number, or {@code "NaN"} and the like as text. */
  double takeDouble() {
    String number = peek() == '"' ? takeText() : takeNumber();
    try {
      return Double.parseDouble(number);
    } catch (NumberFormatException e) {
      throw wrong("a number is expected, not " + number);
    }
  }

  private String takeNumber() {
    peek();
    int start = at;
    while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    if (start == at) {
      throw wrong("a number is expected");
    }
    return text.substring(start, at);
  }

  String takeText() {
    take('"');
    int start = at;
    while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\\') {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '"') {
      return text.substring(start, at++);
    }
    StringBuilder taken = new StringBuilder().append(text, start, at);
    while (at < text.length() && text.charAt(at) != '"') {
      char sign = text.charAt(at++);
      taken.append(sign == '\\' ? takeEscaped() : sign);
    }
    take('"');
    return taken.toString();
  }

  private char takeEscaped() {
    char sign = at < text.length() ? text.charAt(at++) : 0;
    return switch (sign) {
      case '"', '\\', '/' -> sign;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> takeCode();
      default -> throw wrong("this cannot be escaped");
    };
  }

  private char takeCode() {
    if (at + 4 > text.length()) {
      throw wrong("four digits are expected");
    }
    String digits = text.substring(at, at + 4);
    at += 4;
    try {
      return (char) Integer.parseInt(digits, 16);
    } catch (NumberFormatException e) {
      throw wrong("four digits are expected, not " + digits);
    }
  }

  /** Passes over a value of any kind, and gives its text. */
  String takeRaw() {
    char sign = peek();
    int start = at;
    if (sign == '"') {
      takeText();
    } else if (sign == '{' || sign == '[') {
      passNested();
    } else if (sign == 't' || sign == 'f') {
      takeBoolean();
    } else if (!takeNull()) {
      takeNumber();
    }
    return text.substring(start, at);
  }

  /** Counts brackets; which of them belong together is for those to find who read the inside. */
  private void passNested() {
    int depth = 0;
    do {
      char sign = peek();
      if (sign == '"') {
        takeText();
        continue;
      }
      if (sign == 0) {
        throw wrong("it ends in the middle");
      }
      depth += sign == '{' || sign == '[' ? 1 : sign == '}' || sign == ']' ? -1 : 0;
      at++;
    } while (depth > 0);
  }

  /** Nothing may follow. */
  void end() {
    if (peek() != 0) {
      throw wrong("nothing more is expected");
    }
  }

  IllegalArgumentException wrong(String why) {
    return new IllegalArgumentException("at character " + (at + 1) + " " + why);
  }
}
