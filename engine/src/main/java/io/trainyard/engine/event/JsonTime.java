package io.trainyard.engine.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Times as {@link Instant#toString} writes them. That goes through formatters that are made for
 * every format there is: for events of one step this took longer than all else together.
 */
final class JsonTime {
  private static final int SECONDS_PER_DAY = 86_400;

  /** Where the fraction begins: {@code 2026-01-31T23:59:59}. */
  private static final int WHOLE = 19;

  private static final int NANO_DIGITS = 9;

  private JsonTime() {}

  static void write(Instant time, StringBuilder to) {
    long day = Math.floorDiv(time.getEpochSecond(), (long) SECONDS_PER_DAY);
    LocalDate date = LocalDate.ofEpochDay(day);
    if (date.getYear() < 0 || date.getYear() > 9_999) {
      to.append(time);
      return;
    }
    int second = (int) Math.floorMod(time.getEpochSecond(), (long) SECONDS_PER_DAY);
    digits(date.getYear(), 4, to);
    digits(date.getMonthValue(), 2, to.append('-'));
    digits(date.getDayOfMonth(), 2, to.append('-'));
    digits(second / 3_600, 2, to.append('T'));
    digits(second / 60 % 60, 2, to.append(':'));
    digits(second % 60, 2, to.append(':'));
    writeFraction(time.getNano(), to);
    to.append('Z');
  }

  /** In three, six or nine digits; none where it is zero. */
  private static void writeFraction(int nanos, StringBuilder to) {
    if (nanos == 0) {
      return;
    }
    to.append('.');
    if (nanos % 1_000_000 == 0) {
      digits(nanos / 1_000_000, 3, to);
    } else if (nanos % 1_000 == 0) {
      digits(nanos / 1_000, 6, to);
    } else {
      digits(nanos, NANO_DIGITS, to);
    }
  }

  private static void digits(int number, int count, StringBuilder to) {
    int tens = 1;
    for (int place = 1; place < count; place++) {
      tens *= 10;
    }
    for (int rest = number; tens > 0; tens /= 10) {
      to.append((char) ('0' + rest / tens));
      rest %= tens;
    }
  }

  /**
   * Reads a time.
   *
   * @throws DateTimeException when the text is none
   */
  static Instant parse(String text) {
    int end = text.length() - 1;
    if (end < WHOLE || text.charAt(end) != 'Z' || !hasShape(text, end)) {
      return Instant.parse(text);
    }
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, WHOLE);
    if (hour > 23 || minute > 59 || second > 59) {
      return Instant.parse(text); // midnight and leap seconds have a way of their own
    }
    LocalDate date = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    long ofDay = hour * 3_600L + minute * 60L + second;
    return Instant.ofEpochSecond(date.toEpochDay() * SECONDS_PER_DAY + ofDay, nanos(text, end));
  }

  /** Whether digits stand where digits belong, and signs where signs do. */
  private static boolean hasShape(String text, int end) {
    if (end == WHOLE + 1 || end > WHOLE + 1 + NANO_DIGITS) {
      return false; // a point without digits, or too many of them
    }
    for (int place = 0; place < end; place++) {
      char sign = text.charAt(place);
      char expected = place < WHOLE ? "0000-00-00T00:00:00".charAt(place) : '0';
      boolean isDigit = sign >= '0' && sign <= '9';
      boolean fits = place == WHOLE ? sign == '.' : expected == '0' ? isDigit : sign == expected;
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static int nanos(String text, int end) {
    if (end == WHOLE) {
      return 0;
    }
    int nanos = number(text, WHOLE + 1, end);
    for (int digits = end - WHOLE - 1; digits < NANO_DIGITS; digits++) {
      nanos *= 10;
    }
    return nanos;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int place = from; place < to; place++) {
      number = number * 10 + text.charAt(place) - '0';
    }
    return number;
  }
}
