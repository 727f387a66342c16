package io.trainyard.engine.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Set;

/**
 * The days of a named calendar.
 *
 * @param weekdays days of the week that count
 * @param holidays days that do not count, whatever their weekday
 */
public record WorkCalendar(String name, Set<DayOfWeek> weekdays, Holidays holidays) {
  /** Every day there is. */
  public static final WorkCalendar ALWAYS =
      new WorkCalendar("", Set.of(DayOfWeek.values()), Holidays.NONE);

  public WorkCalendar {
    weekdays = Set.copyOf(weekdays);
  }

  /**
   * Why a day does not count, such as {@code Saturday} or a holiday's name; empty where it does.
   */
  public String closed(LocalDate day) {
    String holiday = holidays.on(day).orElse("");
    if (!holiday.isEmpty()) {
      return holiday;
    }
    return weekdays.contains(day.getDayOfWeek())
        ? ""
        : day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }
}
