package io.trainyard.engine.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Named days off, as an iCalendar file lists them; days are days, whatever the zone. */
public final class Holidays {
  /** No holidays at all. */
  public static final Holidays NONE = new Holidays(List.of());

  private final List<HolidayEvent> events;

  private Holidays(List<HolidayEvent> events) {
    this.events = List.copyOf(events);
  }

  /**
   * Reads the {@code VEVENT}s of an iCalendar text (RFC 5545): {@code SUMMARY}, {@code DTSTART},
   * {@code DTEND} (the day after the last), {@code RRULE} with {@code FREQ=YEARLY}, and {@code
   * EXDATE}. Cancelled events are left out.
   *
   * @throws BadSchedule naming the line that cannot be read, and why
   */
  public static Holidays parse(String text) {
    List<HolidayEvent> events = new ArrayList<>();
    for (CalendarLines.Event event : CalendarLines.events(text)) {
      if (!event.first("STATUS").map("CANCELLED"::equalsIgnoreCase).orElse(false)) {
        events.add(HolidayEvent.of(event));
      }
    }
    return new Holidays(events);
  }

  /** The holidays of several files. */
  public static Holidays of(List<Holidays> files) {
    return new Holidays(files.stream().flatMap(file -> file.events.stream()).toList());
  }

  /** The name of the holiday on a day; empty where it is none. */
  public Optional<String> on(LocalDate day) {
    return events.stream().filter(event -> event.holds(day)).map(HolidayEvent::name).findFirst();
  }

  /** How many entries there are; a yearly one counts once. */
  public int size() {
    return events.size();
  }
}
