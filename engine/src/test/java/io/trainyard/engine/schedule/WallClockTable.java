package io.trainyard.engine.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Another way to fire times: it lists every date and every time of day, knows nothing of cron, and
 * asks {@code java.time} which instants such a wall time is, none, one or two.
 *
 * @param isFixed whether a time is once a day, whatever the clocks do
 */
record WallClockTable(
    String cron, boolean isFixed, Predicate<LocalDate> days, List<LocalTime> times) {

  static Stream<WallClockTable> all() {
    return Stream.of(
        fixed("30 2 * * *", every(), "02:30"),
        fixed("0 0 * * *", every(), "00:00"),
        fixed("0 30 1 ? * *", every(), "01:30"),
        fixed("0 2,3 * * *", every(), "02:00", "03:00"),
        fixed("45 23 * * MON-FRI", WallClockTable::isWorkday, "23:45"),
        fixed("15 0 L * *", day -> day.plusDays(1).getDayOfMonth() == 1, "00:15"),
        stepped("*/15 * * * *", minutes(0, 24, 15)),
        stepped("0 * * * *", minutes(0, 24, 60)),
        stepped("0 */2 * * *", minutes(0, 24, 120)),
        stepped("0/30 1 * * *", minutes(1, 2, 30)));
  }

  private static WallClockTable fixed(String cron, Predicate<LocalDate> days, String... times) {
    return new WallClockTable(cron, true, days, Stream.of(times).map(LocalTime::parse).toList());
  }

  private static WallClockTable stepped(String cron, List<LocalTime> times) {
    return new WallClockTable(cron, false, every(), times);
  }

  private static Predicate<LocalDate> every() {
    return day -> true;
  }

  private static boolean isWorkday(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
  }

  private static List<LocalTime> minutes(int fromHour, int toHour, int step) {
    return IntStream.range(fromHour * 60, toHour * 60)
        .filter(minute -> minute % step == 0)
        .mapToObj(minute -> LocalTime.MIN.plusMinutes(minute))
        .toList();
  }

  /** Every fire from the first instant to before the last, as seconds of the epoch, in order. */
  long[] fires(ZoneRules rules, Instant from, Instant to) {
    LocalDate first = LocalDate.ofInstant(from, ZoneOffset.UTC).minusDays(2);
    LocalDate last = LocalDate.ofInstant(to, ZoneOffset.UTC).plusDays(2);
    return first
        .datesUntil(last)
        .filter(days)
        .flatMapToLong(day -> times.stream().flatMapToLong(time -> fires(rules, day.atTime(time))))
        .filter(second -> second >= from.getEpochSecond() && second < to.getEpochSecond())
        .sorted()
        .distinct()
        .toArray();
  }

  private LongStream fires(ZoneRules rules, LocalDateTime wall) {
    List<ZoneOffset> offsets = rules.getValidOffsets(wall);
    if (!isFixed) {
      return offsets.stream().mapToLong(wall::toEpochSecond);
    }
    if (offsets.isEmpty()) {
      ZoneOffsetTransition gap = rules.getTransition(wall);
      return LongStream.of(gap.toEpochSecond());
    }
    return LongStream.of(wall.toEpochSecond(offsets.get(0)));
  }

  /** Whether a stepped schedule fires when the clocks show this; it has no word in the days. */
  boolean shows(LocalDateTime wall) {
    return times.contains(wall.toLocalTime());
  }

  @Override
  public String toString() {
    return cron;
  }
}
