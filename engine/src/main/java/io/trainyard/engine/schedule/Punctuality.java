package io.trainyard.engine.schedule;

import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whether a pipeline met a deadline: a pure function of its runs, the same whenever it is asked, so
 * that a deadline which passed while nobody was there is judged like any other.
 */
final class Punctuality {
  /** So many fires between two deadlines are looked at. */
  private static final int MOST_FIRES = 10_000;

  /** A pipeline that has its first deadline is looked at so far back. */
  private static final Duration DAY = Duration.ofDays(1);

  private Punctuality() {}

  /**
   * How a deadline passed.
   *
   * @param run the run that was to succeed and had not; 0 = there was none
   * @param because how that is
   */
  record Miss(long run, String because) {}

  /**
   * What is late at a deadline; empty where a run had succeeded, or none was to.
   *
   * @param at when the deadline was
   * @param before when the deadline before it was; empty = never
   * @param fires when runs of the pipeline were to start
   * @param runs the latest runs of the pipeline
   */
  static Optional<Miss> at(
      Instant at, Optional<Instant> before, PipelineFires fires, List<Run> runs) {
    Instant from = before.orElse(at.minus(DAY));
    Optional<Fire> expected = lastFire(fires, from, at);
    if (!fires.isEmpty() && expected.isEmpty()) {
      return Optional.empty();
    }
    Predicate<Run> counts =
        expected
            .<Predicate<Run>>map(fire -> run -> isOf(fire, run))
            .orElse(run -> run.created().isAfter(from));
    List<Run> candidates =
        runs.stream()
            .filter(run -> !isOfBackfill(run) && !run.created().isAfter(at))
            .filter(counts)
            .sorted(Comparator.comparingLong(Run::number).reversed())
            .toList();
    return candidates.stream().anyMatch(run -> hasSucceededBy(at, run))
        ? Optional.empty()
        : Optional.of(miss(at, candidates));
  }

  private static Optional<Fire> lastFire(PipelineFires fires, Instant from, Instant at) {
    Optional<Fire> last = Optional.empty();
    Instant after = from;
    for (int i = 0; i < MOST_FIRES; i++) {
      List<Fire> next = fires.upcoming(after, 1);
      if (next.isEmpty() || next.get(0).logical().isAfter(at)) {
        return last;
      }
      last = Optional.of(next.get(0));
      after = next.get(0).logical();
    }
    return last;
  }

  /** The run of a fire, or one that people or a retry started about the same day. */
  private static boolean isOf(Fire fire, Run run) {
    LocalDate day = fire.day();
    return run.planned()
        .map(planned -> planned.logical().equals(fire.logical()))
        .orElse(run.runDate().equals(day));
  }

  private static boolean isOfBackfill(Run run) {
    return run.planned().filter(planned -> planned.backfill() > 0).isPresent();
  }

  private static boolean hasSucceededBy(Instant at, Run run) {
    return run.state() == RunState.SUCCEEDED
        && run.ended().filter(end -> !end.isAfter(at)).isPresent();
  }

  private static Miss miss(Instant at, List<Run> candidates) {
    if (candidates.isEmpty()) {
      return new Miss(0, "there was no run");
    }
    Run latest = candidates.get(0);
    boolean wasOver = latest.ended().filter(end -> !end.isAfter(at)).isPresent();
    return new Miss(
        latest.number(),
        "run " + latest.number() + (wasOver ? " was " + latest.state() : " had not ended"));
  }
}
