package io.trainyard.engine.pipeline;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Set;

/**
 * What a home says of one of its calendars.
 *
 * @param weekdays days of the week that count
 * @param holidays iCalendar files of days that do not, relative to the home
 */
public record CalendarSetting(Set<DayOfWeek> weekdays, List<String> holidays) {
  public CalendarSetting {
    weekdays = Set.copyOf(weekdays);
    holidays = List.copyOf(holidays);
  }
}
