package io.trainyard.web.view.graph;

import io.trainyard.engine.pipeline.Dag;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.web.view.FrozenPipeline;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The steps of a pipeline and which waits for which, in a fixed order. */
public record StepGraph(String pipeline, List<Node> nodes, List<GraphEdge> edges) {

  /** A step. */
  public record Node(String name, String verb, String about) {}

  public StepGraph {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  public static StepGraph of(Pipeline pipeline) {
    return of(new FrozenPipeline(pipeline));
  }

  /** The same, of what has its graph already. */
  public static StepGraph of(FrozenPipeline frozen) {
    Dag dag = frozen.dag();
    List<Node> nodes = new ArrayList<>();
    List<GraphEdge> edges = new ArrayList<>();
    for (String name : dag.order()) {
      Step step = frozen.step(name).orElseThrow();
      nodes.add(new Node(name, step.verb(), step.about()));
      Set<String> conditions = conditions(step);
      for (String before : dag.upstream(name)) {
        edges.add(new GraphEdge(before, name, conditions.contains(before)));
      }
    }
    return new StepGraph(frozen.pipeline().name(), nodes, edges);
  }

  private static Set<String> conditions(Step step) {
    Step onlyWhen =
        new Step(
            step.name(),
            step.verb(),
            "",
            List.of(),
            List.of(),
            List.of(),
            step.when(),
            Set.of(),
            step.retry(),
            step.timeout(),
            step.at());
    return new LinkedHashSet<>(Dag.dependencies(onlyWhen));
  }
}
