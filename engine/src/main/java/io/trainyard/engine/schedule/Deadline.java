package io.trainyard.engine.schedule;

import io.trainyard.engine.pipeline.AlertRule;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.ValueText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * By when, each day, a run of a pipeline must have succeeded.
 *
 * @param by the time of day; one that the clocks skip is the end of the gap, of one that comes
 *     twice the first counts
 * @param zone whose clocks count
 * @param calendar on whose days it counts; empty = on all
 */
public record Deadline(LocalTime by, ZoneId zone, Optional<String> calendar) {
  /** A calendar that is closed for so many days in a row will not open. */
  private static final int MOST_CLOSED_DAYS = 3_700;

  /** The deadlines of a pipeline, in file order; it was read without mistakes. */
  public static List<Deadline> of(Pipeline pipeline) {
    return pipeline.alerts().stream()
        .filter(alert -> alert.on().equals(AlertRule.DEADLINE))
        .map(Deadline::read)
        .toList();
  }

  /**
   * One deadline; UTC unless it names a zone.
   *
   * @throws BadSchedule naming the word and the reason
   */
  public static Deadline read(AlertRule rule) {
    String by = text(rule, "by").orElse("");
    return new Deadline(
        time(by),
        text(rule, "zone").map(ScheduleOptions::zone).orElse(ZoneOffset.UTC),
        text(rule, "calendar"));
  }

  private static LocalTime time(String text) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException e) {
      throw new BadSchedule("'by' is '" + text + "', but must be a time of day such as '07:00'");
    }
  }

  private static Optional<String> text(AlertRule rule, String word) {
    return rule.options().stream()
        .filter(option -> option.word().equals(word) && !option.values().isEmpty())
        .map((Option option) -> ValueText.plain(option.values().get(0)))
        .findFirst();
  }

  /** The first time after this one at which it counts; empty where the calendar never opens. */
  public Optional<Instant> next(Instant after, WorkCalendar days) {
    LocalDate day = after.atZone(zone).toLocalDate();
    return search(day, 1, days)
        .filter(at -> at.isAfter(after))
        .or(() -> search(day.plusDays(1), 1, days));
  }

  /** The last time, this one or before, at which it counted; empty where the calendar never was. */
  public Optional<Instant> last(Instant upTo, WorkCalendar days) {
    LocalDate day = upTo.atZone(zone).toLocalDate();
    return search(day, -1, days)
        .filter(at -> !at.isAfter(upTo))
        .or(() -> search(day.minusDays(1), -1, days));
  }

  private Optional<Instant> search(LocalDate from, int step, WorkCalendar days) {
    LocalDate day = from;
    for (int i = 0; i < MOST_CLOSED_DAYS; i++) {
      if (days.closed(day).isEmpty()) {
        return Optional.of(day.atTime(by).atZone(zone).toInstant());
      }
      day = day.plusDays(step);
    }
    return Optional.empty();
  }
}
