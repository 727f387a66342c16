package io.trainyard.web.api;

import io.trainyard.engine.why.StepWhy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a run is as it is.
 *
 * @param startedBy the event that started it; null where it was something else
 * @param steps in the order of the graph; of a step that runs for items, one for each of them
 * @param late the deadlines that it has missed, as people read them
 */
public record WhyView(
    RunSummary run, @Nullable StartedBy startedBy, List<StepWhy> steps, List<String> late) {
  public WhyView {
    steps = List.copyOf(steps);
    late = List.copyOf(late);
  }

  /** A run that has missed no deadline. */
  public WhyView(RunSummary run, @Nullable StartedBy startedBy, List<StepWhy> steps) {
    this(run, startedBy, steps, List.of());
  }
}
