package io.trainyard.engine.pipeline;

import java.util.Map;

/**
 * What a home says about its world.
 *
 * @param connections by name: {@code url}, {@code user}, {@code password} (secret paths where they
 *     begin with {@code secret:})
 * @param settings plain values by path, such as {@code crm/schema}
 * @param capacity what steps may use at once
 * @param calendars named days, for schedules
 */
public record HomeSettings(
    Map<String, Map<String, String>> connections,
    Map<String, String> settings,
    Capacity capacity,
    Map<String, CalendarSetting> calendars) {
  public static final HomeSettings EMPTY = new HomeSettings(Map.of(), Map.of());

  public HomeSettings {
    connections = Map.copyOf(connections);
    settings = Map.copyOf(settings);
    calendars = Map.copyOf(calendars);
  }

  /** Settings of a home that says nothing of its capacity. */
  public HomeSettings(Map<String, Map<String, String>> connections, Map<String, String> settings) {
    this(connections, settings, Capacity.UNSAID);
  }

  /** Settings of a home that names no calendars. */
  public HomeSettings(
      Map<String, Map<String, String>> connections,
      Map<String, String> settings,
      Capacity capacity) {
    this(connections, settings, capacity, Map.of());
  }
}
