package io.trainyard.web.api;

import io.trainyard.engine.why.StepWhy;
import java.util.List;

/**
 * Why a run is as it is.
 *
 * @param steps in the order of the graph; of a step that runs for items, one for each of them
 */
public record WhyView(RunSummary run, List<StepWhy> steps) {
  public WhyView {
    steps = List.copyOf(steps);
  }
}
