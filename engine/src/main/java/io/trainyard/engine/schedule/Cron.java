package io.trainyard.engine.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cron expression on a wall clock that never changes; {@link FireTimes} brings it to the clocks
 * of a zone. Immutable.
 *
 * <p>Five fields (minute, hour, day of month, month, day of week) as in crontab(5), or six with the
 * second before them. Each takes {@code *}, numbers, names, ranges, steps and lists; days also
 * {@code L}, {@code L-3}, {@code LW}, {@code 15W}, {@code FRIL}, {@code FRI#2} and {@code ?}, which
 * says nothing. Where both days are given, either counts. With six fields weekdays are names, since
 * one tradition counts from Sunday = 1 and the other from Sunday = 0.
 */
public final class Cron {
  private static final int FIVE = 5;
  private static final int SIX = 6;
  private static final LocalDate SOME_DAY = LocalDate.of(2000, 1, 1);

  private final String expression;
  private final long seconds;
  private final long minutes;
  private final long hours;
  private final CronDays days;
  private final boolean stepped;

  private Cron(String expression, List<String> fields) {
    this.expression = expression;
    this.seconds = CronField.SECOND.bits(fields.get(0));
    this.minutes = CronField.MINUTE.bits(fields.get(1));
    this.hours = CronField.HOUR.bits(fields.get(2));
    this.days = new CronDays(fields.get(3), fields.get(4), fields.get(5));
    this.stepped = fields.subList(0, 3).stream().anyMatch(CronField::isStepped);
  }

  /**
   * Reads an expression.
   *
   * @throws BadSchedule naming the field and the reason; also where it never fires
   */
  public static Cron parse(String expression) {
    String text = expression.strip().toUpperCase(Locale.ROOT);
    List<String> fields = text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
    if (fields.size() != FIVE && fields.size() != SIX) {
      throw new BadSchedule(
          "cron has five fields (minute, hour, day of month, month, day of week), or six with the"
              + " second before them, but '%s' has %d".formatted(expression, fields.size()));
    }
    if (fields.size() == SIX) {
      requireNamed(fields.get(FIVE));
    }
    List<String> all =
        fields.size() == SIX
            ? fields
            : List.of(
                "0", fields.get(0), fields.get(1), fields.get(2), fields.get(3), fields.get(4));
    Cron cron = new Cron(expression.strip(), all);
    if (cron.days.after(SOME_DAY).isEmpty()) {
      throw new BadSchedule(
          "'%s' never fires: no month it names has such a day".formatted(expression.strip()));
    }
    return cron;
  }

  private static void requireNamed(String weekdays) {
    String counts = weekdays.replaceAll("[#/]\\d+", "");
    if (counts.matches(".*\\d.*")) {
      throw CronField.DAY_OF_WEEK.bad(
          weekdays,
          "with six fields write names, such as MON-FRI, since some count Sunday as 1 and some"
              + " as 0");
    }
  }

  /** Whether second, minute or hour has a step, a range or a star: every such time counts. */
  public boolean isStepped() {
    return stepped;
  }

  /** Whether the day of month and the day of week are both given, so that either counts. */
  public boolean isEitherDay() {
    return days.isEither();
  }

  /** The first time after another one; empty where there is none. */
  public Optional<LocalDateTime> next(LocalDateTime after) {
    LocalDateTime from = after.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    LocalDate day = from.toLocalDate();
    if (days.holds(day)) {
      LocalTime time = atOrAfter(from.getHour(), from.getMinute(), from.getSecond());
      if (time != null) {
        return Optional.of(day.atTime(time));
      }
    }
    LocalTime first = LocalTime.of(first(hours), first(minutes), first(seconds));
    return days.after(day).map(next -> next.atTime(first));
  }

  /** The first time of a day from this one on; null where the day has none left. */
  private @Nullable LocalTime atOrAfter(int hour, int minute, int second) {
    int sameHour = from(hours, hour);
    if (sameHour == hour) {
      int sameMinute = from(minutes, minute);
      if (sameMinute == minute && from(seconds, second) < Long.SIZE) {
        return LocalTime.of(hour, minute, from(seconds, second));
      }
      int later = from(minutes, minute + 1);
      if (later < Long.SIZE) {
        return LocalTime.of(hour, later, first(seconds));
      }
      sameHour = from(hours, hour + 1);
    }
    return sameHour < Long.SIZE ? LocalTime.of(sameHour, first(minutes), first(seconds)) : null;
  }

  private static int first(long bits) {
    return Long.numberOfTrailingZeros(bits);
  }

  /** The first bit that is set from this one on; 64 where there is none. */
  private static int from(long bits, int least) {
    return Long.numberOfTrailingZeros(bits & -1L << least);
  }

  /** The expression as it was written. */
  @Override
  public String toString() {
    return expression;
  }
}
