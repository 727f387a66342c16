package io.trainyard.engine.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When a schedule fires. A pure function of the schedule, the zone's rules and the calendar;
 * immutable, and the same on every machine.
 *
 * <p>The policy at clock changes: a fixed time, such as 02:30, that the clocks skip fires once when
 * they have gone forward; one that comes twice fires the first time. Stepped times, such as every
 * quarter of an hour, fire in every real period. {@code lostTime} and {@code repeatedTime} say
 * otherwise.
 */
public final class FireTimes {
  /** A calendar that is closed for so many days in a row will not open. */
  private static final int MOST_CLOSED_DAYS = 3_700;

  private final Rhythm rhythm;
  private final ZoneId zone;
  private final Optional<Instant> from;
  private final Optional<Instant> until;
  private final WorkCalendar calendar;
  private final FireJitter jitter;

  /**
   * The fire times of a schedule.
   *
   * @param pipeline decides the jitter, so that pipelines with the same schedule spread
   * @param calendar the days of the calendar it names; {@link WorkCalendar#ALWAYS} where none
   */
  public FireTimes(Schedule schedule, String pipeline, WorkCalendar calendar) {
    this.rhythm = schedule.rhythm();
    this.zone = schedule.zone();
    this.from = schedule.from().map(wall -> wall.atZone(zone).toInstant());
    this.until = schedule.until().map(wall -> wall.atZone(zone).toInstant());
    this.calendar = calendar;
    this.jitter = new FireJitter(pipeline, schedule.jitter());
  }

  /** The first fire whose logical time is after this one; empty where there is none any more. */
  public Optional<Fire> next(Instant after) {
    Instant start = after;
    for (int i = 0; i < MOST_CLOSED_DAYS; i++) {
      Optional<Fire> fire = nextOfAll(start);
      if (fire.isEmpty() || fire.get().isOpen()) {
        return fire;
      }
      start = endOfDay(fire.get());
    }
    return Optional.empty();
  }

  /** {@link #next}, with those that the calendar leaves out. */
  public Optional<Fire> nextOfAll(Instant after) {
    Instant start = from.filter(first -> first.isAfter(after)).map(FireTimes::before).orElse(after);
    return rhythm
        .next(start)
        .filter(moment -> until.isEmpty() || !moment.at().isAfter(until.get()))
        .map(this::fire);
  }

  /** The first fires after this time, at most so many. */
  public List<Fire> upcoming(Instant after, int count) {
    List<Fire> fires = new ArrayList<>();
    Optional<Fire> next = next(after);
    while (next.isPresent() && fires.size() < count) {
      fires.add(next.get());
      next = next(next.get().logical());
    }
    return fires;
  }

  private Fire fire(Moment moment) {
    LocalDate day = moment.meant().toLocalDate();
    return new Fire(
        moment.at(),
        moment.at().plus(jitter.of(moment.at())),
        moment.meant(),
        moment.mark(),
        calendar.closed(day));
  }

  /** Just before the day after a fire begins, so that a closed day costs one look. */
  private Instant endOfDay(Fire closed) {
    LocalDateTime next = closed.day().plusDays(1).atStartOfDay();
    Instant end = before(next.atZone(zone).toInstant());
    return end.isAfter(closed.logical()) ? end : closed.logical();
  }

  private static Instant before(Instant time) {
    return time.minusNanos(1);
  }
}
