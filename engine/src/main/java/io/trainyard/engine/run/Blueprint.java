package io.trainyard.engine.run;

import io.trainyard.engine.pipeline.Dag;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A definition as the Planner uses it, made once for all of its runs. Immutable. */
final class Blueprint {
  private final Pipeline pipeline;
  private final List<StepPlan> plans;
  private final Map<String, Integer> places = new HashMap<>();

  private Blueprint(Pipeline pipeline, List<Step> order) {
    this.pipeline = pipeline;
    for (Step step : order) {
      places.put(step.name(), places.size());
    }
    this.plans = new ArrayList<>(order.size());
  }

  /**
   * The blueprint of a definition.
   *
   * @throws IllegalArgumentException when its steps wait for each other or for none that is there
   */
  static Blueprint of(Pipeline pipeline) {
    Dag dag = Dag.of(pipeline.steps());
    Blueprint blueprint = new Blueprint(pipeline, dag.steps());
    StepPlans drafts = new StepPlans(dag, blueprint.places, blueprint.plans);
    for (Step step : dag.steps()) {
      drafts.add(step);
    }
    return blueprint;
  }

  Pipeline pipeline() {
    return pipeline;
  }

  /** Every step, after all that it waits for. */
  List<StepPlan> plans() {
    return plans;
  }

  StepPlan plan(int place) {
    return plans.get(place);
  }

  /** The step of this name. */
  Optional<StepPlan> plan(String step) {
    Integer place = places.get(step);
    return place == null ? Optional.empty() : Optional.of(plans.get(place));
  }
}
