package io.trainyard.web.app;

import io.trainyard.engine.pipeline.CalendarSetting;
import io.trainyard.engine.pipeline.HomeSettings;
import io.trainyard.engine.schedule.BadSchedule;
import io.trainyard.engine.schedule.Calendars;
import io.trainyard.engine.schedule.Holidays;
import io.trainyard.engine.schedule.WorkCalendar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the calendars that the settings of a home name; a {@link Refusal} tells a mistake. */
final class HomeCalendars {
  private HomeCalendars() {}

  static Calendars read(HomeSettings settings, Path home) {
    Map<String, WorkCalendar> calendars = new TreeMap<>();
    settings
        .calendars()
        .forEach((name, setting) -> calendars.put(name, calendar(name, setting, home)));
    return new Calendars(calendars);
  }

  private static WorkCalendar calendar(String name, CalendarSetting setting, Path home) {
    List<Holidays> holidays = new ArrayList<>();
    for (String file : setting.holidays()) {
      holidays.add(holidays(name, home.resolve(file)));
    }
    return new WorkCalendar(name, setting.weekdays(), Holidays.of(holidays));
  }

  private static Holidays holidays(String name, Path file) {
    try {
      return Holidays.parse(Files.readString(file));
    } catch (IOException e) {
      throw Refusal.usage(
          "calendar '%s': %s cannot be read: is it there, and UTF-8?".formatted(name, file));
    } catch (BadSchedule e) {
      throw Refusal.usage(
          Sentence.of("calendar '%s': %s: %s".formatted(name, file, e.getMessage())));
    }
  }
}
