package io.trainyard.engine.pipeline;

import java.util.List;
import java.util.Map;

/**
 * What a home says about its world.
 *
 * @param connections by name: {@code url}, {@code user}, {@code password} (secret paths where they
 *     begin with {@code secret:})
 * @param settings plain values by path, such as {@code crm/schema}
 * @param capacity what steps may use at once
 * @param calendars named days, for schedules
 * @param reachable what of this network steps and messages may connect to beside the outside: names
 *     such as {@code *.corp.example}, addresses, ranges such as {@code 10.1.0.0/16}
 * @param channels ways out by name, for alerts
 * @param environment whose overlays hold in pipelines; empty = none does
 */
public record HomeSettings(
    Map<String, Map<String, String>> connections,
    Map<String, String> settings,
    Capacity capacity,
    Map<String, CalendarSetting> calendars,
    List<String> reachable,
    Map<String, ChannelSetting> channels,
    String environment) {
  public static final HomeSettings EMPTY = new HomeSettings(Map.of(), Map.of());

  public HomeSettings {
    connections = Map.copyOf(connections);
    settings = Map.copyOf(settings);
    calendars = Map.copyOf(calendars);
    reachable = List.copyOf(reachable);
    channels = Map.copyOf(channels);
  }

  /** Settings of a home that names no environment. */
  public HomeSettings(
      Map<String, Map<String, String>> connections,
      Map<String, String> settings,
      Capacity capacity,
      Map<String, CalendarSetting> calendars,
      List<String> reachable,
      Map<String, ChannelSetting> channels) {
    this(connections, settings, capacity, calendars, reachable, channels, "");
  }

  /** Settings of a home without channels. */
  public HomeSettings(
      Map<String, Map<String, String>> connections,
      Map<String, String> settings,
      Capacity capacity,
      Map<String, CalendarSetting> calendars,
      List<String> reachable) {
    this(connections, settings, capacity, calendars, reachable, Map.of());
  }

  /** Settings of a home from which nothing of this network is reached. */
  public HomeSettings(
      Map<String, Map<String, String>> connections,
      Map<String, String> settings,
      Capacity capacity,
      Map<String, CalendarSetting> calendars) {
    this(connections, settings, capacity, calendars, List.of());
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
