package io.trainyard.engine.run;

import io.trainyard.engine.pipeline.Dag;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A definition as the Planner uses it, made once for all of its runs. Immutable. */
final class Blueprint {
  private final Pipeline pipeline;
  private final List<StepPlan> plans;
  private final Dag dag;

  private Blueprint(Pipeline pipeline, Dag dag) {
    this.pipeline = pipeline;
    this.dag = dag;
    this.plans = new ArrayList<>(dag.steps().size());
  }

  /**
   * The blueprint of a definition.
   *
   * @throws IllegalArgumentException when its steps wait for each other or for none that is there
   */
  static Blueprint of(Pipeline pipeline) {
    Dag dag = Dag.of(pipeline.steps());
    Blueprint blueprint = new Blueprint(pipeline, dag);
    StepPlans drafts = new StepPlans(dag, blueprint.plans);
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
    return dag.place(step).map(plans::get);
  }
}
