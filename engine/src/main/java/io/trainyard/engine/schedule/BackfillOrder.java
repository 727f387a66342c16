package io.trainyard.engine.schedule;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Value;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a backfill is asked for with.
 *
 * @param folder what relative paths of the pipeline are relative to
 * @param from the first day
 * @param to the last day, which counts
 * @param reverse whether the last day comes first
 * @param params given to every run
 * @param runsAtOnce most of its runs at once, whatever else runs
 * @param again which days that had a run get another one
 * @param deploys whether what others notice happens too: steps that deploy or notify, alerts
 */
public record BackfillOrder(
    Pipeline pipeline,
    Path folder,
    LocalDate from,
    LocalDate to,
    boolean reverse,
    Map<String, Value> params,
    int runsAtOnce,
    Again again,
    boolean deploys) {
  private static final int MOST_DAYS = 10_000;

  /** Which days that had a run get another one. A run that goes on is never doubled. */
  public enum Again {
    /** None of them. */
    NONE,
    /** Those whose last run did not succeed. */
    FAILED,
    /** All of them. */
    ALL
  }

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException with why, where it is none
   */
  public BackfillOrder {
    params = Map.copyOf(params);
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("the last day, " + to + ", is before the first, " + from);
    }
    if (from.plusDays(MOST_DAYS).isBefore(to)) {
      throw new IllegalArgumentException("a backfill is of at most " + MOST_DAYS + " days");
    }
    if (runsAtOnce < 1) {
      throw new IllegalArgumentException("at least one run goes on at once");
    }
  }

  /** Every day of the range, in the order in which runs are made. */
  List<LocalDate> days() {
    List<LocalDate> days = from.datesUntil(to.plusDays(1)).toList();
    int last = days.size() - 1;
    return reverse
        ? Stream.iterate(last, i -> i - 1).limit(days.size()).map(days::get).toList()
        : days;
  }
}
