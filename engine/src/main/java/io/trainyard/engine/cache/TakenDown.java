package io.trainyard.engine.cache;

import io.trainyard.engine.pipeline.Dag;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Step;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the cleanups of a pipeline take down: what an earlier run made of it is not there any more.
 * Immutable. Whoever asks for many steps of a pipeline keeps it: it is made of a look at each.
 *
 * @param cleanups the first one that takes it down, by the step that sets it up
 */
public record TakenDown(Map<String, String> cleanups) {
  public TakenDown {
    cleanups = Map.copyOf(cleanups);
  }

  /** By the cleanups of a pipeline. */
  public static TakenDown in(Pipeline pipeline) {
    Map<String, String> cleanups = new HashMap<>();
    for (Step step : pipeline.steps()) {
      if (Dag.isCleanup(step)) {
        Dag.dependencies(step).forEach(origin -> cleanups.putIfAbsent(origin, step.name()));
      }
    }
    return new TakenDown(cleanups);
  }

  /** The cleanup that takes down what a step sets up. */
  Optional<String> by(Step step) {
    return Optional.ofNullable(cleanups.get(step.name()));
  }
}
