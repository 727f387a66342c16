package io.trainyard.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sixteen years of fires in zones whose clocks change in every way there is. */
class FireTimesTableTest {
  private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2036-01-01T00:00:00Z");
  private static final List<String> ZONES =
      List.of(
          "UTC",
          "Europe/London",
          "Europe/Berlin",
          "Europe/Dublin",
          "Europe/Chisinau",
          "Africa/Cairo",
          "Africa/Casablanca",
          "Africa/Johannesburg",
          "Asia/Beirut",
          "Asia/Gaza",
          "Asia/Jerusalem",
          "Asia/Tehran",
          "Asia/Kolkata",
          "Asia/Tokyo",
          "Australia/Lord_Howe",
          "Australia/Sydney",
          "Pacific/Chatham",
          "Pacific/Norfolk",
          "America/New_York",
          "America/St_Johns",
          "America/Havana",
          "America/Santiago",
          "America/Nuuk",
          "Antarctica/Troll");

  static Stream<WallClockTable> schedules() {
    return WallClockTable.all();
  }

  static Stream<WallClockTable> stepped() {
    return WallClockTable.all().filter(table -> !table.isFixed());
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void no_fire_of_2020_to_2035_is_skipped_or_doubled_in_any_of_24_zones(WallClockTable table) {
    assertThat(ZONES).hasSize(24).doesNotHaveDuplicates();
    for (String zone : ZONES) {
      long[] expected = table.fires(ZoneId.of(zone).getRules(), FROM, TO);

      assertThat(fires(table.cron(), zone, FROM, TO)).as(zone).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("stepped")
  void stepped_times_fire_in_every_real_minute_whose_clocks_show_them(WallClockTable table) {
    Instant from = Instant.parse("2026-01-01T00:00:00Z");
    Instant to = Instant.parse("2027-01-01T00:00:00Z");
    for (String zone : ZONES) {
      ZoneRules rules = ZoneId.of(zone).getRules();
      long[] expected =
          LongStream.iterate(from.getEpochSecond(), minute -> minute + 60)
              .limit(365 * 24 * 60)
              .filter(minute -> table.shows(clocks(rules, minute)))
              .toArray();

      assertThat(fires(table.cron(), zone, from, to)).as(zone).isEqualTo(expected);
    }
  }

  private static LocalDateTime clocks(ZoneRules rules, long second) {
    Instant instant = Instant.ofEpochSecond(second);
    return LocalDateTime.ofInstant(instant, rules.getOffset(instant));
  }

  private static long[] fires(String cron, String zone, Instant from, Instant to) {
    Schedule schedule = Schedule.of(Cron.parse(cron), ZoneId.of(zone));
    FireTimes times = new FireTimes(schedule, "x", WorkCalendar.ALWAYS);
    LongStream.Builder fires = LongStream.builder();
    Optional<Fire> next = times.next(from.minusNanos(1));
    while (next.isPresent() && next.get().logical().isBefore(to)) {
      fires.add(next.get().logical().getEpochSecond());
      next = times.next(next.get().logical());
    }
    return fires.build().toArray();
  }
}
