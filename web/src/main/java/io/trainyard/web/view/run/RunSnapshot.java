package io.trainyard.web.view.run;

import io.trainyard.engine.pipeline.Dag;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.run.Run;
import io.trainyard.web.view.FrozenPipeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A run at one moment: its definition, and the outline of what it has done so far. Immutable. */
final class RunSnapshot {
  private final Run run;
  private final Optional<FrozenPipeline> definition;
  private final Dag dag;
  private final Nodes nodes;
  private final Instant now;
  private final List<String> order;

  /**
   * A run.
   *
   * @param definition what it was frozen with; empty where that cannot be read any more
   */
  RunSnapshot(Run run, Optional<FrozenPipeline> definition, Nodes nodes, Instant now) {
    this.run = run;
    this.definition = definition;
    this.dag = definition.map(FrozenPipeline::dag).orElseGet(() -> Dag.of(List.of()));
    this.nodes = nodes;
    this.now = now;
    Set<String> names = new LinkedHashSet<>(dag.order());
    names.addAll(nodes.steps());
    this.order = List.copyOf(new ArrayList<>(names));
  }

  Run run() {
    return run;
  }

  Optional<Pipeline> pipeline() {
    return definition.map(FrozenPipeline::pipeline);
  }

  Dag dag() {
    return dag;
  }

  Nodes nodes() {
    return nodes;
  }

  /** The moment, or the end of the run where that was before. */
  Instant now() {
    return run.ended().orElse(now);
  }

  /** Every step, each after those that it waits for. */
  List<String> order() {
    return order;
  }

  /** Empty where the definition cannot be read any more, or has no such step. */
  Optional<Step> step(String name) {
    return definition.flatMap(frozen -> frozen.step(name));
  }

  /** How a step is; not started where it has no try yet. */
  StepState state(String name) {
    double tolerated = step(name).map(step -> step.policy().fanOut().tolerate()).orElse(0.0);
    return StepState.of(name, nodes, tolerated, now());
  }

  /** Empty where nothing is known of the step's definition. */
  String verb(String name) {
    return step(name).map(Step::verb).orElse("");
  }
}
