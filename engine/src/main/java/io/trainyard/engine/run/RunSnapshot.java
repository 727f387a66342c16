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
 * @param cancelledBy who asked for it to stop; empty when nobody did
 */
public record RunSnapshot(
    Pipeline pipeline,
    Dag dag,
    RunState state,
    Map<String, Attempt> last,
    Optional<String> cancelledBy) {

  public RunSnapshot {
    last = Collections.unmodifiableMap(new LinkedHashMap<>(last));
  }

  Optional<Attempt> last(String step) {
    return Optional.ofNullable(last.get(step));
  }
}
