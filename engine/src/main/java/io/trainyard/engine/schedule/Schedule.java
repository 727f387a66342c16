package io.trainyard.engine.schedule;

import io.trainyard.engine.pipeline.SpanText;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When a pipeline starts by itself.
 *
 * @param cron the one rhythm, or empty
 * @param every the other, or empty; one of the two is there
 * @param zone whose clocks count
 * @param from nothing fires before this wall time of the zone; the anchor of {@code every}
 * @param until nothing fires after this wall time of the zone
 * @param lostTime said of times that the clocks skip; empty = {@link LostTime#MADE_UP} where the
 *     cron's times are fixed, {@link LostTime#LEFT_OUT} where they are stepped
 * @param repeatedTime said of times that come twice; empty = {@link RepeatedTime#ONCE} where the
 *     cron's times are fixed, {@link RepeatedTime#TWICE} where they are stepped
 * @param calendar on whose days it fires; empty = on all
 * @param jitter a fire is created up to so much later, always the same for the same fire
 */
public record Schedule(
    Optional<Cron> cron,
    Optional<Duration> every,
    ZoneId zone,
    Optional<LocalDateTime> from,
    Optional<LocalDateTime> until,
    Optional<LostTime> lostTime,
    Optional<RepeatedTime> repeatedTime,
    Optional<String> calendar,
    Missed ifMissed,
    Overlap overlap,
    Duration jitter) {

  /** Where an interval without {@code from} begins to count: a midnight of the zone. */
  private static final LocalDateTime ANCHOR = LocalDateTime.of(2020, 1, 1, 0, 0);

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST_JITTER = Duration.ofDays(1);

  public Schedule {
    if (cron.isPresent() == every.isPresent()) {
      throw new BadSchedule("a schedule has either 'cron' or 'every'");
    }
    if (every.isPresent() && (lostTime.isPresent() || repeatedTime.isPresent())) {
      throw new BadSchedule(
          "'lostTime' and 'repeatedTime' go with 'cron': 'every' counts real time");
    }
    every.ifPresent(span -> requireSeconds("every", span, SHORTEST));
    requireSeconds("jitter", jitter, Duration.ZERO);
    if (jitter.compareTo(LONGEST_JITTER) > 0) {
      throw new BadSchedule("'jitter' is at most " + SpanText.of(LONGEST_JITTER));
    }
    if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
      throw new BadSchedule("never fires: 'until' is before 'from'");
    }
  }

  /** Refuses a time that is shorter than the least, or no whole seconds. */
  static void requireSeconds(String word, Duration span, Duration least) {
    if (span.compareTo(least) < 0 || span.toMillis() % 1_000 != 0) {
      throw new BadSchedule(
          "'" + word + "' is whole seconds, at least " + SpanText.of(least) + ", not " + span);
    }
  }

  /** A schedule by these alone, the rest as it is where nothing is said. */
  public static Schedule of(Cron cron, ZoneId zone) {
    return new Schedule(
        Optional.of(cron),
        Optional.empty(),
        zone,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Missed.LATEST,
        Overlap.SKIP,
        Duration.ZERO);
  }

  /** The rhythm by the clocks of the zone. */
  Rhythm rhythm() {
    return cron.<Rhythm>map(this::byClocks)
        .orElseGet(
            () -> new IntervalRhythm(every.orElseThrow(), from.orElse(ANCHOR), zone.getRules()));
  }

  private Rhythm byClocks(Cron times) {
    LostTime lost = lostTime.orElse(times.isStepped() ? LostTime.LEFT_OUT : LostTime.MADE_UP);
    RepeatedTime repeated =
        repeatedTime.orElse(times.isStepped() ? RepeatedTime.TWICE : RepeatedTime.ONCE);
    return new CronRhythm(
        times, zone.getRules(), lost == LostTime.MADE_UP, repeated == RepeatedTime.TWICE);
  }
}
