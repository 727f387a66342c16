package io.trainyard.engine.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The days of a cron expression. Where both the day of month and the day of week are given, a day
 * that is either of them counts, as in crontab(5).
 */
final class CronDays {
  /** The calendar repeats itself to the day and the weekday after so many months. */
  private static final int CYCLE_MONTHS = 400 * 12;

  private static final Pattern BEFORE_LAST = Pattern.compile("L(?:-(\\d{1,2}))?");
  private static final Pattern NEAREST = Pattern.compile("(\\d{1,2})W");
  private static final Pattern LAST_OF = Pattern.compile("(\\w+)L");
  private static final Pattern NTH = Pattern.compile("(\\w+)#(\\w+)");
  private static final int MOST_WEEKS = 5;
  private static final int FARTHEST_BEFORE_LAST = 30;

  private final boolean anyDate;
  private final boolean anyWeekday;
  private final long dates;
  private final long weekdays;
  private final long months;
  private final List<SpecialDay> special;

  /** Days by their three fields. */
  CronDays(String dayOfMonth, String month, String dayOfWeek) {
    List<SpecialDay> found = new ArrayList<>();
    this.anyDate = CronField.isAny(dayOfMonth);
    this.anyWeekday = CronField.isAny(dayOfWeek);
    this.dates = anyDate ? 0 : dates(dayOfMonth, found);
    this.weekdays = anyWeekday ? 0 : weekdays(dayOfWeek, found);
    this.months = CronField.MONTH.bits(month);
    this.special = List.copyOf(found);
  }

  private static long dates(String field, List<SpecialDay> special) {
    long bits = 0;
    for (String part : field.split(",", -1)) {
      Matcher last = BEFORE_LAST.matcher(part);
      Matcher nearest = NEAREST.matcher(part);
      if (last.matches()) {
        special.add(new SpecialDay.BeforeLast(before(last.group(1), part)));
      } else if (part.equals("LW") || part.equals("WL")) {
        special.add(new SpecialDay.LastWeekday());
      } else if (nearest.matches()) {
        int day = CronField.DAY_OF_MONTH.number(nearest.group(1), part);
        special.add(new SpecialDay.NearestWeekday(day));
      } else {
        bits |= CronField.DAY_OF_MONTH.part(part);
      }
    }
    return bits;
  }

  private static int before(String days, String part) {
    int before = days == null ? 0 : Integer.parseInt(days);
    if (before > FARTHEST_BEFORE_LAST) {
      throw CronField.DAY_OF_MONTH.bad(part, "no month has so many days before its last one");
    }
    return before;
  }

  private static long weekdays(String field, List<SpecialDay> special) {
    long bits = 0;
    for (String part : field.split(",", -1)) {
      Matcher last = LAST_OF.matcher(part);
      Matcher nth = NTH.matcher(part);
      if (part.equals("L")) {
        throw CronField.DAY_OF_WEEK.bad(part, "say which day: FRIL is the last Friday of a month");
      } else if (last.matches()) {
        special.add(new SpecialDay.LastOf(weekday(last.group(1), part)));
      } else if (nth.matches()) {
        special.add(new SpecialDay.Nth(weekday(nth.group(1), part), count(nth.group(2), part)));
      } else {
        bits |= CronField.DAY_OF_WEEK.part(part);
      }
    }
    return bits;
  }

  private static DayOfWeek weekday(String word, String part) {
    int number = CronField.DAY_OF_WEEK.number(word, part);
    return number == 0 ? DayOfWeek.SUNDAY : DayOfWeek.of(number);
  }

  private static int count(String digits, String part) {
    if (!digits.matches("[1-" + MOST_WEEKS + "]")) {
      throw CronField.DAY_OF_WEEK.bad(part, "a month has a day of the week 1 to 5 times");
    }
    return Integer.parseInt(digits);
  }

  /** Whether the day of month and the day of week are both given. */
  boolean isEither() {
    return !anyDate && !anyWeekday;
  }

  boolean holds(LocalDate day) {
    if ((months >> day.getMonthValue() & 1) == 0) {
      return false;
    }
    if (anyDate && anyWeekday) {
      return true;
    }
    boolean plain =
        (dates >> day.getDayOfMonth() & 1) != 0
            || (weekdays >> day.getDayOfWeek().getValue() % 7 & 1) != 0;
    return plain || isSpecial(day);
  }

  private boolean isSpecial(LocalDate day) {
    if (special.isEmpty()) {
      return false;
    }
    YearMonth month = YearMonth.from(day);
    return special.stream().anyMatch(each -> each.in(month) == day.getDayOfMonth());
  }

  /** The first such day after another one; empty where there is none ever. */
  Optional<LocalDate> after(LocalDate day) {
    LocalDate next = day.plusDays(1);
    YearMonth month = YearMonth.from(next);
    int from = next.getDayOfMonth();
    for (int i = 0; i <= CYCLE_MONTHS; i++) {
      if ((months >> month.getMonthValue() & 1) != 0) {
        for (int date = from; date <= month.lengthOfMonth(); date++) {
          if (holds(month.atDay(date))) {
            return Optional.of(month.atDay(date));
          }
        }
      }
      month = month.plusMonths(1);
      from = 1;
    }
    return Optional.empty();
  }
}
