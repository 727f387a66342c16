package io.trainyard.engine.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;

/**
 * Every so often from an anchor on. Whole days keep what the clocks of the zone show at the anchor:
 * a time that is skipped comes when the clocks have gone forward, one that is repeated comes first.
 * Anything else counts real time, whatever the clocks do.
 */
final class IntervalRhythm implements Rhythm {
  private static final Duration DAY = Duration.ofDays(1);

  private final Duration period;
  private final LocalDateTime anchor;
  private final ZoneRules rules;

  /** An interval; the anchor is a wall time of the zone. */
  IntervalRhythm(Duration period, LocalDateTime anchor, ZoneRules rules) {
    this.period = period;
    this.anchor = anchor;
    this.rules = rules;
  }

  @Override
  public Optional<Moment> next(Instant after) {
    boolean isDays = period.minusDays(period.toDays()).isZero() && period.compareTo(DAY) >= 0;
    return Optional.of(isDays ? nextDay(after) : nextSpan(after));
  }

  private Moment nextSpan(Instant after) {
    Instant start = moment(anchor).at();
    long millis = Duration.between(start, after.truncatedTo(ChronoUnit.MILLIS)).toMillis();
    long count = Math.floorDiv(millis, period.toMillis()) + 1;
    Instant at = start.plus(period.multipliedBy(count));
    return new Moment(at, LocalDateTime.ofInstant(at, rules.getOffset(at)), ClockMark.NONE);
  }

  private Moment nextDay(Instant after) {
    long days = period.toDays();
    LocalDateTime wall = LocalDateTime.ofInstant(after, rules.getOffset(after));
    long passed = ChronoUnit.DAYS.between(anchor.toLocalDate(), wall.toLocalDate());
    long count = Math.floorDiv(passed, days) - 1;
    Moment next = moment(anchor.plusDays(count * days));
    while (!next.at().isAfter(after)) {
      count++;
      next = moment(anchor.plusDays(count * days));
    }
    return next;
  }

  private Moment moment(LocalDateTime wall) {
    List<ZoneOffset> offsets = rules.getValidOffsets(wall);
    if (offsets.isEmpty()) {
      ZoneOffsetTransition gap = rules.getTransition(wall);
      return new Moment(gap.getInstant(), wall, ClockMark.MOVED);
    }
    ClockMark mark = offsets.size() == 1 ? ClockMark.NONE : ClockMark.FIRST;
    return new Moment(wall.toInstant(offsets.get(0)), wall, mark);
  }
}
