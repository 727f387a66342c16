package io.trainyard.executors.data.file;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a field of a text file looks like; decides what its column holds. */
enum Shape {
  BLANK(""),
  WHOLE("a whole number"),
  NUMBER("a number"),
  YES_NO("yes or no"),
  DATE("a date"),
  TIMESTAMP("a timestamp"),
  NOT_A_NUMBER("'NaN', which is no number"),
  INFINITE("infinity, which is no number"),
  DECIMAL_COMMA("a number with a decimal comma"),
  TOO_LARGE("a number beyond the range of a number"),
  TOO_LONG("a whole number of more than 18 digits"),
  LEADING_ZERO("a number with leading zeros"),
  MISSING_MARK("a mark for a missing value"),
  NO_SUCH_DATE("a date that does not exist"),
  OTHER_DATE("a date in another form than 2026-01-31"),
  OTHER("text");

  private static final int LONG_DIGITS = 18;
  private static final Pattern NUMERIC =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
  private static final Pattern COMMA = Pattern.compile("[+-]?\\d+(\\.\\d{3})*,\\d+");
  private static final Pattern ISO_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern ISO_TIME =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}[T ]([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d([.,]\\d{1,9})?)?"
              + "(Z|[+-]\\d{2}:?\\d{2})?");
  private static final Pattern SLASHED = Pattern.compile("\\d{1,4}[/.-]\\d{1,2}[/.-]\\d{1,4}");
  private static final Set<String> MISSING =
      Set.of("-", "--", "?", "na", "n/a", "#n/a", "null", "none", "nil", ".");
  private static final Set<String> NOT_NUMBERS = Set.of("nan", "-nan", "+nan");
  private static final Set<String> INFINITIES =
      Set.of("inf", "-inf", "+inf", "infinity", "-infinity", "+infinity", "∞", "-∞");

  private final String words;

  Shape(String words) {
    this.words = words;
  }

  /** As said of a field: {@code a number with a decimal comma}. */
  String words() {
    return words;
  }

  /** Whether it looks like a number that went wrong. */
  boolean isBrokenNumber() {
    return switch (this) {
      case NOT_A_NUMBER, INFINITE, DECIMAL_COMMA, TOO_LARGE, TOO_LONG, LEADING_ZERO, MISSING_MARK ->
          true;
      default -> false;
    };
  }

  /** The shape of a field; white space around it does not count. */
  static Shape of(String field) {
    String text = field.strip();
    if (text.isEmpty()) {
      return BLANK;
    }
    char first = text.charAt(0);
    boolean numeric = first >= '0' && first <= '9' || first == '-' || first == '+' || first == '.';
    Shape shape = numeric ? numberOrDate(text) : OTHER;
    return shape == OTHER && text.length() <= 10 ? word(text.toLowerCase(Locale.ROOT)) : shape;
  }

  private static Shape word(String text) {
    if (text.equals("true") || text.equals("false")) {
      return YES_NO;
    } else if (NOT_NUMBERS.contains(text)) {
      return NOT_A_NUMBER;
    } else if (INFINITIES.contains(text)) {
      return INFINITE;
    }
    return MISSING.contains(text) ? MISSING_MARK : OTHER;
  }

  private static Shape numberOrDate(String text) {
    int digits = digits(text);
    if (digits > 0) {
      return whole(text, digits);
    } else if (NUMERIC.matcher(text).matches()) {
      return decimal(text);
    } else if (COMMA.matcher(text).matches()) {
      return DECIMAL_COMMA;
    } else if (ISO_DATE.matcher(text).matches()) {
      return exists(text) ? DATE : NO_SUCH_DATE;
    } else if (ISO_TIME.matcher(text).matches()) {
      return exists(text.substring(0, 10)) ? TIMESTAMP : NO_SUCH_DATE;
    }
    return SLASHED.matcher(text).matches() ? OTHER_DATE : OTHER;
  }

  /** How many digits the text is, a sign aside; 0 when it is anything else. */
  private static int digits(String text) {
    int from = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return 0;
      }
    }
    return text.length() - from;
  }

  private static Shape whole(String text, int digits) {
    if (digits > 1 && text.charAt(text.length() - digits) == '0') {
      return LEADING_ZERO;
    }
    return digits > LONG_DIGITS ? TOO_LONG : WHOLE;
  }

  private static Shape decimal(String text) {
    int from = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
    if (text.charAt(from) == '0'
        && text.length() > from + 1
        && Character.isDigit(text.charAt(from + 1))) {
      return LEADING_ZERO;
    }
    return Double.isInfinite(Double.parseDouble(text)) ? TOO_LARGE : NUMBER;
  }

  private static boolean exists(String date) {
    try {
      LocalDate.parse(date);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
