package io.trainyard.web.view.run;

import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.web.view.Mark;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How a step of a run is.
 *
 * @param mark of all its items together: the one that most needs a look
 * @param counts how many of its items are in which state; one of one where it runs once
 * @param isFannedOut whether it runs for items
 */
record StepState(String step, Mark mark, Map<Mark, Integer> counts, boolean isFannedOut) {
  /** The first of these that some item is in stands for all. */
  private static final List<Mark> FIRST =
      List.of(
          Mark.FAILED,
          Mark.WAITING,
          Mark.RUNNING,
          Mark.QUEUED,
          Mark.SCHEDULED,
          Mark.CANCELLED,
          Mark.SUCCEEDED,
          Mark.CACHED,
          Mark.SKIPPED);

  /**
   * The state by the last tries of its items; not started where there are none. No more failures
   * than the step tolerates are a warning, once all of its items are over.
   *
   * @param tolerated share of its items that may fail, from 0 to 1
   */
  static StepState of(String step, Nodes nodes, double tolerated, Instant now) {
    Map<Mark, Integer> counts = counts(nodes.last(step), now);
    Mark mark = first(counts);
    StepState state = new StepState(step, mark, counts, nodes.isFannedOut(step));
    return state.isTolerated(tolerated) ? state.as(Mark.WARNING) : state;
  }

  /** Most steps of a large run have one node. */
  private static Map<Mark, Integer> counts(List<Attempt> last, Instant now) {
    if (last.size() == 1) {
      return Map.of(mark(last.get(0), now), 1);
    }
    Map<Mark, Integer> counts = new EnumMap<>(Mark.class);
    last.forEach(attempt -> counts.merge(mark(attempt, now), 1, Integer::sum));
    return counts;
  }

  private static Mark first(Map<Mark, Integer> counts) {
    for (Mark mark : FIRST) {
      if (counts.containsKey(mark)) {
        return mark;
      }
    }
    return Mark.PLANNED;
  }

  private boolean isTolerated(double tolerated) {
    return isFannedOut
        && mark == Mark.FAILED
        && ended() == items()
        && count(Mark.FAILED) <= tolerated * items();
  }

  private StepState as(Mark other) {
    return new StepState(step, other, counts, isFannedOut);
  }

  /** A try that is due and not launched is queued. */
  static Mark mark(Attempt attempt, Instant now) {
    boolean isDue = attempt.state() == AttemptState.SCHEDULED && !attempt.notBefore().isAfter(now);
    return isDue ? Mark.QUEUED : Mark.of(attempt.state());
  }

  int count(Mark wanted) {
    return counts.getOrDefault(wanted, 0);
  }

  int items() {
    int items = 0;
    for (int count : counts.values()) {
      items += count;
    }
    return items;
  }

  /** Items that are over, however they ended. */
  int ended() {
    return items()
        - count(Mark.RUNNING)
        - count(Mark.WAITING)
        - count(Mark.QUEUED)
        - count(Mark.SCHEDULED);
  }

  /** Whether somebody may want to look at it: it failed, or it is not over. */
  boolean matters() {
    return mark == Mark.FAILED || mark == Mark.WARNING || ended() < items();
  }
}
