package io.trainyard.engine.schedule;

import io.trainyard.engine.pipeline.Closest;
import java.util.Map;
import java.util.Optional;

/** The named calendars of a home. Immutable. */
public record Calendars(Map<String, WorkCalendar> byName) {
  /** A home that names none. */
  public static final Calendars NONE = new Calendars(Map.of());

  public Calendars {
    byName = Map.copyOf(byName);
  }

  /**
   * The calendar of a schedule; every day where it names none.
   *
   * @throws BadSchedule where the home has no calendar of that name
   */
  public WorkCalendar of(Schedule schedule) {
    return named(schedule.calendar());
  }

  /**
   * The calendar of this name; every day where there is no name.
   *
   * @throws BadSchedule where the home has no calendar of that name
   */
  public WorkCalendar named(Optional<String> name) {
    if (name.isEmpty()) {
      return WorkCalendar.ALWAYS;
    }
    WorkCalendar found = byName.get(name.get());
    if (found == null) {
      throw new BadSchedule(
          "the settings of this home have no calendar '"
              + name.get()
              + "'"
              + Closest.hint(name.get(), byName.keySet()));
    }
    return found;
  }
}
