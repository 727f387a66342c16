package io.trainyard.web.app;

import io.trainyard.engine.pipeline.Closest;
import io.trainyard.engine.pipeline.HomeSettings;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Problem;
import io.trainyard.engine.pipeline.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Pipelines held against the pools of a home: a step that claims a place in a pool which the home
 * does not name, or more places than it has, would wait for ever.
 */
record KnownPools(HomeSettings settings) {

  /** What of a pipeline does not fit. */
  List<Problem> problems(Pipeline pipeline) {
    List<Problem> problems = new ArrayList<>();
    for (Step step : pipeline.steps()) {
      step.policy()
          .claims()
          .pools()
          .forEach(
              (pool, places) ->
                  mistake(pool, places)
                      .ifPresent(why -> problems.add(Problem.error(step.at(), why))));
    }
    pipeline.calls().values().forEach(called -> problems.addAll(problems(called)));
    return problems;
  }

  private Optional<String> mistake(String pool, int places) {
    Map<String, Integer> pools = settings.capacity().pools();
    Integer size = pools.get(pool);
    if (size == null) {
      return Optional.of(
          "this home has no pool '"
              + pool
              + "': add it under 'pools' in settings.json"
              + Closest.hint(pool, pools.keySet()));
    }
    return places <= size
        ? Optional.empty()
        : Optional.of(
            "pool '"
                + pool
                + "' has "
                + size
                + " places in this home, but "
                + places
                + " are"
                + " claimed");
  }
}
