package io.trainyard.web.view.run;

import io.trainyard.engine.pipeline.Dag;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.run.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A run at one moment: its definition, and the outline of what it has done so far. Immutable. */
final class RunSnapshot {
  private final Run run;
  private final Definition definition;
  private final Nodes nodes;
  private final Instant now;
  private final List<String> order;

  /**
   * What a run was frozen with.
   *
   * @param pipeline empty where it cannot be read any more
   */
  record Definition(Optional<Pipeline> pipeline, Dag dag, Map<String, Step> steps) {
    /** Where it cannot be read any more. */
    static final Definition GONE = new Definition(Optional.empty(), Dag.of(List.of()), Map.of());

    static Definition of(Pipeline pipeline) {
      Map<String, Step> steps = new LinkedHashMap<>();
      pipeline.steps().forEach(step -> steps.put(step.name(), step));
      return new Definition(Optional.of(pipeline), Dag.of(pipeline.steps()), steps);
    }
  }

  RunSnapshot(Run run, Definition definition, Nodes nodes, Instant now) {
    this.run = run;
    this.definition = definition;
    this.nodes = nodes;
    this.now = now;
    Set<String> names = new LinkedHashSet<>(definition.dag().order());
    names.addAll(nodes.steps());
    this.order = List.copyOf(new ArrayList<>(names));
  }

  Run run() {
    return run;
  }

  Optional<Pipeline> pipeline() {
    return definition.pipeline();
  }

  Dag dag() {
    return definition.dag();
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
    return Optional.ofNullable(definition.steps().get(name));
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
