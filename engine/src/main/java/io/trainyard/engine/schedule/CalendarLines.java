package io.trainyard.engine.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The lines of an iCalendar text, unfolded and kept by event (RFC 5545, section 3.1). */
final class CalendarLines {
  private CalendarLines() {}

  /** One property: {@code DTSTART;VALUE=DATE:20261225}. */
  record Line(String name, String value, int number) {
    BadSchedule bad(String why) {
      return new BadSchedule("line " + number + ": " + name + " is '" + value + "': " + why);
    }
  }

  /** The lines between {@code BEGIN:VEVENT} and {@code END:VEVENT}, but not those of its alarms. */
  record Event(List<Line> lines, int number) {
    Optional<String> first(String name) {
      return line(name).map(Line::value);
    }

    Optional<Line> line(String name) {
      return lines.stream().filter(line -> line.name().equals(name)).findFirst();
    }

    List<Line> all(String name) {
      return lines.stream().filter(line -> line.name().equals(name)).toList();
    }
  }

  static List<Event> events(String text) {
    List<Line> lines = lines(text);
    if (lines.isEmpty() || !isA("BEGIN", "VCALENDAR", lines.get(0))) {
      throw new BadSchedule("is no iCalendar file: it does not begin with BEGIN:VCALENDAR");
    }
    List<Event> events = new ArrayList<>();
    List<Line> open = null;
    int depth = 0;
    for (Line line : lines) {
      if (isA("BEGIN", "VEVENT", line)) {
        open = new ArrayList<>();
        depth = 0;
      } else if (isA("END", "VEVENT", line) && open != null) {
        events.add(new Event(List.copyOf(open), line.number()));
        open = null;
      } else if (open != null) {
        depth += line.name().equals("BEGIN") ? 1 : line.name().equals("END") ? -1 : 0;
        if (depth == 0) {
          open.add(line);
        }
      }
    }
    return events;
  }

  private static boolean isA(String name, String value, Line line) {
    return line.name().equals(name) && line.value().equalsIgnoreCase(value);
  }

  private static List<Line> lines(String text) {
    List<Line> lines = new ArrayList<>();
    StringBuilder unfolded = new StringBuilder();
    int number = 0;
    int start = 1;
    String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
    for (String raw : bare.split("\\r?\\n|\\r", -1)) {
      number++;
      if (!raw.isEmpty() && (raw.charAt(0) == ' ' || raw.charAt(0) == '\t')) {
        unfolded.append(raw, 1, raw.length());
        continue;
      }
      add(unfolded, start, lines);
      unfolded = new StringBuilder(raw);
      start = number;
    }
    add(unfolded, start, lines);
    return lines;
  }

  private static void add(CharSequence unfolded, int number, List<Line> lines) {
    String text = unfolded.toString();
    int colon = text.indexOf(':');
    if (colon <= 0) {
      return;
    }
    String name = text.substring(0, colon).replaceFirst(";.*", "").strip();
    String value = text.substring(colon + 1).strip();
    lines.add(new Line(name.toUpperCase(Locale.ROOT), value, number));
  }
}
