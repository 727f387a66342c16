package io.trainyard.engine.why;

import io.trainyard.engine.pipeline.Dag;
import io.trainyard.engine.pipeline.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says what a run would do, step by step, each from what is known of those before it. */
public final class RunPlanner {
  private final PlannedRun run;
  private final Foresight foresight;
  private final Dag dag;

  private RunPlanner(PlannedRun run, Foresight foresight) {
    this.run = run;
    this.foresight = foresight;
    this.dag = Dag.of(run.pipeline().steps());
  }

  /** The plan of a run. */
  public static RunPlan plan(PlannedRun run, Foresight foresight) throws InterruptedException {
    return new RunPlanner(run, foresight).plan();
  }

  private RunPlan plan() throws InterruptedException {
    StepForesight steps = new StepForesight(run, dag, foresight);
    List<StepForecast> forecasts = new ArrayList<>();
    Map<String, Duration> times = new HashMap<>();
    Map<String, Step> byName = run.pipeline().stepsByName();
    for (String name : dag.order()) {
      Step step = Objects.requireNonNull(byName.get(name));
      StepForecast forecast = withTime(step, steps.next(step));
      forecasts.add(forecast);
      Duration expected = forecast.expected();
      if (expected != null) {
        times.put(name, expected);
      }
    }
    List<String> longest = LongestWay.of(dag, times);
    Duration sum =
        longest.stream()
            .map(name -> times.getOrDefault(name, Duration.ZERO))
            .reduce(Duration.ZERO, Duration::plus);
    return new RunPlan(forecasts, longest.isEmpty() ? null : sum, longest);
  }

  private StepForecast withTime(Step step, StepForecast forecast) {
    boolean mayRun = forecast.would() == Forecast.RUN || forecast.would() == Forecast.DEPENDS;
    return new StepForecast(
        forecast.step(),
        forecast.would(),
        forecast.because(),
        forecast.changes(),
        mayRun ? median(foresight.durations(step)) : null);
  }

  private static @Nullable Duration median(List<Duration> durations) {
    List<Duration> sorted = new ArrayList<>(durations);
    Collections.sort(sorted);
    return sorted.isEmpty() ? null : sorted.get(sorted.size() / 2);
  }
}
