package io.trainyard.engine.schedule;

import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunState;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs of a pipeline about many days, as one thing.
 *
 * @param days what the runs are about, in the order of their making
 * @param isPaused whether none of its steps is launched
 * @param isCancelled whether it was ended before its time
 * @param runs those that there are, in the order of their making
 */
public record Backfill(
    long number,
    String pipeline,
    String actor,
    List<LocalDate> days,
    boolean isPaused,
    boolean isCancelled,
    List<Run> runs) {
  public Backfill {
    days = List.copyOf(days);
    runs = List.copyOf(runs);
  }

  /** How many of its runs are in each state; a run that is still to be made is QUEUED. */
  public Map<RunState, Long> progress() {
    Map<RunState, Long> counts = new TreeMap<>();
    runs.forEach(run -> counts.merge(run.state(), 1L, Long::sum));
    if (!isCancelled && runs.size() < days.size()) {
      counts.merge(RunState.QUEUED, (long) days.size() - runs.size(), Long::sum);
    }
    return counts;
  }

  /** Whether none of its runs goes on and none is still to be made. */
  public boolean isDone() {
    boolean allMade = isCancelled || runs.size() >= days.size();
    return allMade && runs.stream().allMatch(run -> run.state().isDone());
  }
}
