package io.trainyard.web.app;

import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.Runs;
import io.trainyard.web.view.Kept;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long the steps of runs took that ended well. Runs that have ended do not change any more, so
 * those that were looked at last are kept, up to {@value #MOST_STEPS} steps of them. Thread-safe.
 */
final class StepTimes {
  private static final int MOST_STEPS = 100_000;
  private final Runs runs;
  private final Kept<Long, Map<String, List<Duration>>> ended =
      new Kept<>(MOST_STEPS, steps -> 1 + steps.size());

  StepTimes(Runs runs) {
    this.runs = runs;
  }

  /** By step, those of the latest runs of a pipeline, the latest run first. */
  Map<String, List<Duration>> latest(String pipeline, int count) {
    Map<String, List<Duration>> all = new HashMap<>();
    for (Run run : runs.latest(pipeline, count)) {
      of(run)
          .forEach(
              (step, times) -> all.computeIfAbsent(step, s -> new ArrayList<>()).addAll(times));
    }
    return all;
  }

  private Map<String, List<Duration>> of(Run run) {
    if (!run.state().isDone()) {
      return read(run.number());
    }
    return ended
        .find(run.number())
        .orElseGet(
            () -> {
              Map<String, List<Duration>> times = read(run.number());
              ended.keep(run.number(), times);
              return times;
            });
  }

  private Map<String, List<Duration>> read(long run) {
    Map<String, List<Duration>> times = new HashMap<>();
    for (Attempt attempt : runs.outline(run)) {
      if (attempt.state() == AttemptState.SUCCEEDED
          && attempt.started().isPresent()
          && attempt.ended().isPresent()) {
        times
            .computeIfAbsent(attempt.step(), step -> new ArrayList<>())
            .add(Duration.between(attempt.started().get(), attempt.ended().get()));
      }
    }
    return times;
  }
}
