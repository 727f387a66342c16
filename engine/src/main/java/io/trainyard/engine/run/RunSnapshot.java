package io.trainyard.engine.run;

import io.trainyard.engine.pipeline.Dag;
import io.trainyard.engine.pipeline.Pipeline;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A run as the {@link Planner} sees it.
 *
 * @param last the latest attempt of each step that has one
 * @param losses how many attempts of a step ended because their machine was lost, for the steps
 *     that have such
 * @param cancelledBy who asked for it to stop; empty when nobody did
 */
public record RunSnapshot(
    Pipeline pipeline,
    Dag dag,
    RunState state,
    Map<String, Attempt> last,
    Map<String, Integer> losses,
    Optional<String> cancelledBy) {

  public RunSnapshot {
    last = Collections.unmodifiableMap(new LinkedHashMap<>(last));
    losses = Map.copyOf(losses);
  }

  int losses(String step) {
    return losses.getOrDefault(step, 0);
  }

  Optional<Attempt> last(String step) {
    return Optional.ofNullable(last.get(step));
  }
}
