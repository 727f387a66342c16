package io.trainyard.engine.why;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run would do.
 *
 * @param steps in the order of the graph
 * @param expected how long it takes if all of the longest way runs, one step after the other; null
 *     where nothing is known of them
 * @param longest the steps of that way that would run, or might
 */
public record RunPlan(List<StepForecast> steps, @Nullable Duration expected, List<String> longest) {
  public RunPlan {
    steps = List.copyOf(steps);
    longest = List.copyOf(longest);
  }
}
