package io.trainyard.engine.schedule;

import io.trainyard.engine.pipeline.Closest;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One field of a cron expression: which numbers it has, and how they are written. */
enum CronField {
  SECOND("second", 0, 59, List.of()),
  MINUTE("minute", 0, 59, List.of()),
  HOUR("hour", 0, 23, List.of()),
  DAY_OF_MONTH("day of month", 1, 31, List.of()),
  MONTH(
      "month",
      1,
      12,
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")),
  /** Sunday is 0, and 7 too. */
  DAY_OF_WEEK("day of week", 0, 7, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"));

  private static final Pattern PART = Pattern.compile("(\\*|(\\w+)(?:-(\\w+))?)(?:/(\\d{1,4}))?");
  private static final int DAYS_OF_WEEK = 7;

  private final String words;
  private final int least;
  private final int most;
  private final List<String> names;

  CronField(String words, int least, int most, List<String> names) {
    this.words = words;
    this.least = least;
    this.most = most;
    this.names = names;
  }

  /** The name of the field as messages call it. */
  String words() {
    return words;
  }

  /** Whether the field says nothing, {@code *} or {@code ?}. */
  static boolean isAny(String text) {
    return text.equals("*") || text.equals("?");
  }

  /** Whether it means every time of a kind, not times of its own: by {@code *}, a range, a step. */
  static boolean isStepped(String text) {
    return text.contains("*") || text.contains("/") || text.contains("-");
  }

  /** The numbers of the whole field as bits. */
  long bits(String text) {
    long bits = 0;
    for (String part : text.split(",", -1)) {
      bits |= part(part);
    }
    return bits;
  }

  /**
   * The numbers of one part between commas as bits: {@code *}, {@code 5}, {@code 1-5}, {@code
   * 1-5/2}, {@code 5/15}.
   *
   * @throws BadSchedule naming the field, and why
   */
  long part(String part) {
    Matcher matcher = PART.matcher(part);
    if (!matcher.matches()) {
      throw bad(part, range());
    }
    String first = matcher.group(2);
    String last = matcher.group(3);
    String step = matcher.group(4);
    int from = first == null ? least : number(first, part);
    int to = last(first, last, step, part);
    int by = step == null ? 1 : Integer.parseInt(step);
    if (by == 0) {
      throw bad(part, "a step is at least 1");
    }
    if (by > most - least + 1) {
      throw bad(part, "a step of " + by + " is longer than the field, which has " + size());
    }
    return spread(from, to, by, part);
  }

  private int size() {
    return this == DAY_OF_WEEK ? DAYS_OF_WEEK : most - least + 1;
  }

  private int last(String first, String last, String step, String part) {
    if (last != null) {
      return number(last, part);
    }
    return first == null || step != null ? lastOfAll() : number(first, part);
  }

  private int lastOfAll() {
    return this == DAY_OF_WEEK ? most - 1 : most;
  }

  private long spread(int from, int to, int by, String part) {
    int end = to;
    if (from > to) {
      if (this != DAY_OF_WEEK) {
        throw bad(part, "it runs backwards: write " + from + "-" + most + "," + least + "-" + to);
      }
      end = to + DAYS_OF_WEEK;
    }
    long bits = 0;
    for (int number = from; number <= end; number += by) {
      bits |= 1L << (this == DAY_OF_WEEK ? number % DAYS_OF_WEEK : number);
    }
    return bits;
  }

  /** The number of a word or of digits; {@code part} is what it stands in. */
  int number(String word, String part) {
    int named = names.indexOf(word.toUpperCase(Locale.ROOT));
    if (named >= 0) {
      return named + least;
    }
    if (!word.matches("\\d{1,4}")) {
      throw bad(part, range() + Closest.hint(word.toUpperCase(Locale.ROOT), names));
    }
    int number = Integer.parseInt(word);
    if (number < least || number > most) {
      throw bad(part, range());
    }
    return number;
  }

  private String range() {
    String named =
        names.isEmpty() ? "" : " or " + names.get(0) + " to " + names.get(names.size() - 1);
    return "it goes from " + least + " to " + most + named;
  }

  /** A mistake in this field. */
  BadSchedule bad(String part, String why) {
    return new BadSchedule(words + " is '" + part + "': " + why);
  }
}
