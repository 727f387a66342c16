package io.trainyard.engine.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cron expression by the clocks of a zone. Walks from one clock change to the next: between two
 * of them the wall clock is the instant and an offset.
 */
final class CronRhythm implements Rhythm {
  /** More clock changes than any zone has had while one fire was waited for. */
  private static final int MOST_CHANGES = 2_000;

  private final Cron cron;
  private final ZoneRules rules;
  private final boolean lostIsMadeUp;
  private final boolean repeatedIsTwice;

  CronRhythm(Cron cron, ZoneRules rules, boolean lostIsMadeUp, boolean repeatedIsTwice) {
    this.cron = cron;
    this.rules = rules;
    this.lostIsMadeUp = lostIsMadeUp;
    this.repeatedIsTwice = repeatedIsTwice;
  }

  @Override
  public Optional<Moment> next(Instant after) {
    ZoneOffset offset = rules.getOffset(after);
    LocalDateTime wall =
        notRepeated(after, LocalDateTime.ofEpochSecond(after.getEpochSecond(), 0, offset));
    ZoneOffsetTransition change = rules.nextTransition(after);
    for (int i = 0; i < MOST_CHANGES; i++) {
      Optional<LocalDateTime> next = cron.next(wall);
      if (next.isEmpty() || change == null || !crosses(next.get(), change)) {
        ZoneOffset current = offset;
        return next.map(meant -> new Moment(meant.toInstant(current), meant, mark(meant, current)));
      }
      if (lostIsMadeUp && change.isGap() && next.get().isBefore(change.getDateTimeAfter())) {
        return Optional.of(new Moment(change.getInstant(), next.get(), ClockMark.MOVED));
      }
      wall = resumed(change).minusSeconds(1);
      offset = change.getOffsetAfter();
      change = rules.nextTransition(change.getInstant());
    }
    return Optional.empty();
  }

  /** Whether a wall time of the offset before the change comes only with it or after. */
  private static boolean crosses(LocalDateTime wall, ZoneOffsetTransition change) {
    return !wall.isBefore(change.getDateTimeBefore());
  }

  /** The wall time from which on things are new after a change. */
  private LocalDateTime resumed(ZoneOffsetTransition change) {
    return change.isOverlap() && !repeatedIsTwice
        ? change.getDateTimeBefore()
        : change.getDateTimeAfter();
  }

  /** Inside the second pass of a repeated time nothing is new before its end. */
  private LocalDateTime notRepeated(Instant after, LocalDateTime wall) {
    if (repeatedIsTwice) {
      return wall;
    }
    ZoneOffsetTransition last = rules.previousTransition(after.plusNanos(1));
    boolean isSecondPass =
        last != null && last.isOverlap() && wall.isBefore(last.getDateTimeBefore());
    return isSecondPass ? last.getDateTimeBefore().minusSeconds(1) : wall;
  }

  private ClockMark mark(LocalDateTime meant, ZoneOffset offset) {
    @Nullable ZoneOffsetTransition change = rules.getTransition(meant);
    if (change == null || change.isGap()) {
      return ClockMark.NONE;
    }
    return change.getOffsetBefore().equals(offset) ? ClockMark.FIRST : ClockMark.SECOND;
  }
}
