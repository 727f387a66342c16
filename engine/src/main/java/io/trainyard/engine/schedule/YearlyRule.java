package io.trainyard.engine.schedule;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day that comes once in a year (RFC 5545, section 3.3.10, {@code FREQ=YEARLY}).
 *
 * @param start the first time it comes
 * @param interval every so many years
 * @param count how many times in all; 0 = without end
 * @param until the last day it may come; empty = without end
 * @param weekday which day of the week, and the how many-eth of the month (from its end where
 *     negative); empty = the day of the month decides
 */
record YearlyRule(
    LocalDate start,
    int interval,
    int count,
    Optional<LocalDate> until,
    Month month,
    int dayOfMonth,
    Optional<Weekday> weekday) {
  private static final Set<String> KNOWN =
      Set.of("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYMONTH", "BYMONTHDAY", "BYDAY", "WKST");
  private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
  private static final Pattern BY_DAY = Pattern.compile("([+-]?[1-5])([A-Z]{2})");

  /** The second Friday, the last Monday (-1). */
  record Weekday(DayOfWeek day, int ordinal) {}

  static YearlyRule of(CalendarLines.Line line, LocalDate start) {
    Map<String, String> parts = new HashMap<>();
    for (String part : line.value().toUpperCase(Locale.ROOT).split(";")) {
      String[] pair = part.split("=", 2);
      parts.put(pair[0], pair.length == 2 ? pair[1] : "");
    }
    if (!"YEARLY".equals(parts.get("FREQ")) || !KNOWN.containsAll(parts.keySet())) {
      throw line.bad(
          "only FREQ=YEARLY is read, with INTERVAL, COUNT, UNTIL, BYMONTH, BYMONTHDAY, BYDAY");
    }
    try {
      return new YearlyRule(
          start,
          Math.max(1, Integer.parseInt(parts.getOrDefault("INTERVAL", "1"))),
          Integer.parseInt(parts.getOrDefault("COUNT", "0")),
          Optional.ofNullable(parts.get("UNTIL")).map(text -> HolidayEvent.date(line, text)),
          Month.of(Integer.parseInt(parts.getOrDefault("BYMONTH", "" + start.getMonthValue()))),
          Integer.parseInt(parts.getOrDefault("BYMONTHDAY", "" + start.getDayOfMonth())),
          Optional.ofNullable(parts.get("BYDAY")).map(text -> weekday(line, text)));
    } catch (NumberFormatException | DateTimeException e) {
      throw line.bad("one of its numbers is none, or there are several");
    }
  }

  private static Weekday weekday(CalendarLines.Line line, String text) {
    Matcher matcher = BY_DAY.matcher(text);
    if (!matcher.matches() || !DAYS.contains(matcher.group(2))) {
      throw line.bad("BYDAY is one day such as 4TH or -1MO");
    }
    DayOfWeek day = DayOfWeek.of(DAYS.indexOf(matcher.group(2)) + 1);
    return new Weekday(day, Integer.parseInt(matcher.group(1)));
  }

  /** Whether it comes on a day that is not before its start. */
  boolean holds(LocalDate day) {
    int years = day.getYear() - start.getYear();
    boolean inTime = until.isEmpty() || !day.isAfter(until.get());
    boolean counted = count == 0 || years / interval < count;
    return inTime && counted && years % interval == 0 && isOn(day);
  }

  private boolean isOn(LocalDate day) {
    if (day.getMonth() != month) {
      return false;
    }
    return weekday
        .map(by -> TemporalAdjusters.dayOfWeekInMonth(by.ordinal(), by.day()))
        .map(adjuster -> day.equals(day.with(adjuster)))
        .orElse(day.getDayOfMonth() == dayOfMonth);
  }
}
