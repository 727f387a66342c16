package io.trainyard.engine.schedule;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * One entry of a holiday file.
 *
 * @param first its first day, the first time
 * @param days how many days in a row
 * @param yearly when it comes again; empty where it comes once
 * @param except first days on which it does not come
 */
record HolidayEvent(
    String name, LocalDate first, long days, Optional<YearlyRule> yearly, Set<LocalDate> except) {
  private static final int DATE_LENGTH = 8;
  private static final long MOST_DAYS = 366;

  static HolidayEvent of(CalendarLines.Event event) {
    CalendarLines.Line start =
        event
            .line("DTSTART")
            .orElseThrow(
                () ->
                    new BadSchedule(
                        "line " + event.number() + ": the VEVENT that ends here has no DTSTART"));
    LocalDate first = date(start, start.value());
    Optional<LocalDate> end = event.line("DTEND").map(line -> end(line, first));
    long days = end.map(day -> Math.max(1, ChronoUnit.DAYS.between(first, day))).orElse(1L);
    if (days > MOST_DAYS) {
      throw start.bad("it lasts over a year, until the DTEND");
    }
    Set<LocalDate> except = new HashSet<>();
    for (CalendarLines.Line line : event.all("EXDATE")) {
      for (String text : line.value().split(",")) {
        except.add(date(line, text));
      }
    }
    String name = event.first("SUMMARY").orElse("holiday").replaceAll("\\\\(.)", "$1");
    Optional<YearlyRule> rule = event.line("RRULE").map(line -> YearlyRule.of(line, first));
    return new HolidayEvent(name, first, days, rule, except);
  }

  /** The day after the last: of a time in a day, that day still counts. */
  private static LocalDate end(CalendarLines.Line line, LocalDate first) {
    LocalDate day = date(line, line.value());
    boolean isMidnight = line.value().length() == DATE_LENGTH || line.value().contains("T000000");
    LocalDate end = isMidnight ? day : day.plusDays(1);
    if (end.isBefore(first)) {
      throw line.bad("it is before the DTSTART");
    }
    return end;
  }

  static LocalDate date(CalendarLines.Line line, String text) {
    try {
      String digits = text.strip();
      return LocalDate.parse(
          digits.substring(0, Math.min(DATE_LENGTH, digits.length())),
          DateTimeFormatter.BASIC_ISO_DATE);
    } catch (DateTimeException e) {
      throw line.bad("it is no date such as 20261225");
    }
  }

  /** Whether a day is one of its days. */
  boolean holds(LocalDate day) {
    for (long back = 0; back < days; back++) {
      if (begins(day.minusDays(back))) {
        return true;
      }
    }
    return false;
  }

  private boolean begins(LocalDate day) {
    if (day.isBefore(first) || except.contains(day)) {
      return false;
    }
    return day.equals(first) || yearly.map(rule -> rule.holds(day)).orElse(false);
  }
}
