package io.trainyard.web.view.run;

import io.trainyard.web.view.Mark;
import io.trainyard.web.view.Words;
import io.trainyard.web.view.graph.DrawnGraph;
import io.trainyard.web.view.graph.Folding;
import io.trainyard.web.view.graph.GraphEdge;
import io.trainyard.web.view.graph.GraphLayout;
import io.trainyard.web.view.graph.GraphNode;
import io.trainyard.web.view.graph.Stage;
import io.trainyard.web.view.graph.StepGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Draws the graph of a run with the states of its steps. Thread-safe. */
final class GraphMaker {
  private final GraphLayout layout;

  GraphMaker(GraphLayout layout) {
    this.layout = layout;
  }

  /**
   * A graph.
   *
   * @param folded what it does not show by itself; empty = nothing
   */
  record Made(DrawnGraph graph, String folded) {}

  Made of(Viewing viewing, StepStates states, CriticalPath path) {
    RunSnapshot run = viewing.run();
    StepDetail details = new StepDetail(run, viewing.words());
    Map<String, Stage> stages = Stage.of(graph(run));
    List<GraphNode> nodes = new ArrayList<>();
    List<GraphEdge> edges = new ArrayList<>();
    for (String step : run.order()) {
      StepState state = states.of(step);
      nodes.add(
          new GraphNode(
              step,
              step,
              stages.getOrDefault(step, Stage.COLLECT),
              run.verb(step),
              details.of(state),
              state.mark(),
              viewing.address(step, ""),
              path.has(step),
              parts(state)));
      run.dag()
          .upstream(step)
          .forEach(before -> edges.add(new GraphEdge(before, step, isOff(state, run))));
    }
    Folding folding =
        Folding.of(nodes, edges, name -> viewing.look().rows(1).address(viewing.number()));
    String folded =
        folding.folded() == 0 ? "" : Words.count(folding.folded(), "step", "steps") + " folded";
    return new Made(layout.of(folding.nodes(), folding.edges()), folded);
  }

  /** Ways that were not gone are drawn as such. */
  private static boolean isOff(StepState state, RunSnapshot run) {
    boolean isUnreached = state.mark() == Mark.PLANNED && run.run().state().isDone();
    return isUnreached || state.mark() == Mark.SKIPPED;
  }

  private static StepGraph graph(RunSnapshot run) {
    List<StepGraph.Node> nodes = new ArrayList<>();
    List<GraphEdge> edges = new ArrayList<>();
    for (String step : run.order()) {
      nodes.add(new StepGraph.Node(step, run.verb(step), ""));
      run.dag().upstream(step).forEach(from -> edges.add(new GraphEdge(from, step, false)));
    }
    return new StepGraph(run.run().pipeline(), nodes, edges);
  }

  private static List<GraphNode.Part> parts(StepState state) {
    if (!state.isFannedOut()) {
      return List.of();
    }
    List<GraphNode.Part> parts = new ArrayList<>();
    state.counts().forEach((mark, count) -> parts.add(new GraphNode.Part(mark, count)));
    return parts;
  }
}
