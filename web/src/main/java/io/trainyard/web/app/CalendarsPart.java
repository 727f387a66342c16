package io.trainyard.web.app;

import io.trainyard.engine.pipeline.CalendarSetting;
import io.trainyard.engine.pipeline.Closest;
import io.trainyard.engine.pipeline.Names;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The part {@code calendars} of {@code settings.json}; weekdays are Monday to Friday unless said.
 *
 * <pre>{@code
 * {"calendars": {"workdays": {"weekdays": ["MON", "TUE", "WED", "THU"], "holidays": "holidays.ics"}}}
 * }</pre>
 */
final class CalendarsPart {
  private static final List<String> WORDS = List.of("weekdays", "holidays");
  private static final Pattern NAME = Pattern.compile(Names.PATTERN);
  private static final int LETTERS = 3;

  private final Function<String, Refusal> wrong;

  /**
   * A reader.
   *
   * @param wrong makes the refusal of a mistake, with the file's name
   */
  CalendarsPart(Function<String, Refusal> wrong) {
    this.wrong = wrong;
  }

  Map<String, CalendarSetting> read(JsonNode node) {
    Map<String, CalendarSetting> calendars = new TreeMap<>();
    if (node.isMissingNode()) {
      return calendars;
    }
    requireObject(node, "'calendars'");
    for (String name : node.propertyNames()) {
      if (!NAME.matcher(name).matches()) {
        throw wrong.apply("calendar '" + name + "': a name is " + Names.PATTERN);
      }
      calendars.put(name, calendar(node.path(name), "calendar '" + name + "'"));
    }
    return calendars;
  }

  private CalendarSetting calendar(JsonNode node, String place) {
    requireObject(node, place);
    for (String word : node.propertyNames()) {
      if (!WORDS.contains(word)) {
        throw wrong.apply(place + ": there is no '" + word + "'" + Closest.hint(word, WORDS));
      }
    }
    JsonNode weekdays = node.path("weekdays");
    return new CalendarSetting(
        weekdays.isMissingNode()
            ? EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)
            : weekdays(texts(weekdays, place + ": 'weekdays'"), place),
        node.has("holidays") ? texts(node.path("holidays"), place + ": 'holidays'") : List.of());
  }

  private Set<DayOfWeek> weekdays(List<String> names, String place) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String name : names) {
      days.add(weekday(name, place));
    }
    return days;
  }

  private DayOfWeek weekday(String name, String place) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().substring(0, LETTERS).equals(name.toUpperCase(Locale.ROOT))) {
        return day;
      }
    }
    throw wrong.apply(place + ": 'weekdays' are among MON TUE WED THU FRI SAT SUN, not " + name);
  }

  private List<String> texts(JsonNode node, String place) {
    List<String> texts = new ArrayList<>();
    for (JsonNode each : node.isArray() ? node : List.of(node)) {
      if (!each.isString()) {
        throw wrong.apply(place + " is a text, or a list of them");
      }
      texts.add(each.stringValue());
    }
    return texts;
  }

  private void requireObject(JsonNode node, String place) {
    if (!node.isObject()) {
      throw wrong.apply(place + " must be an object: { .. }");
    }
  }
}
