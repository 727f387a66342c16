package io.trainyard.web.api;

import io.trainyard.engine.run.Run;
import io.trainyard.engine.schedule.Backfill;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs of a pipeline about many days.
 *
 * @param state OPEN, PAUSED, CANCELLED or DONE
 * @param first the day of the range that comes first in time
 * @param progress how many runs are in each state
 * @param runs their numbers, in the order of their making
 */
public record BackfillView(
    long backfill,
    String pipeline,
    String actor,
    String state,
    String first,
    String last,
    int days,
    Map<String, Long> progress,
    List<Long> runs) {

  public static BackfillView of(Backfill backfill) {
    Map<String, Long> progress = new TreeMap<>();
    backfill.progress().forEach((state, count) -> progress.put(state.name(), count));
    return new BackfillView(
        backfill.number(),
        backfill.pipeline(),
        backfill.actor(),
        state(backfill),
        backfill.days().stream().sorted().findFirst().map(Object::toString).orElse(""),
        backfill.days().stream().sorted().reduce((a, b) -> b).map(Object::toString).orElse(""),
        backfill.days().size(),
        progress,
        backfill.runs().stream().map(Run::number).toList());
  }

  private static String state(Backfill backfill) {
    if (backfill.isCancelled()) {
      return "CANCELLED";
    }
    if (backfill.isDone()) {
      return "DONE";
    }
    return backfill.isPaused() ? "PAUSED" : "OPEN";
  }
}
