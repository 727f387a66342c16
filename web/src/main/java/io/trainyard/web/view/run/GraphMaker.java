package io.trainyard.web.view.run;

import io.trainyard.web.view.Mark;
import io.trainyard.web.view.Words;
import io.trainyard.web.view.graph.DrawnGraph;
import io.trainyard.web.view.graph.Folding;
import io.trainyard.web.view.graph.GraphEdge;
import io.trainyard.web.view.graph.GraphLayout;
import io.trainyard.web.view.graph.GraphNode;
import io.trainyard.web.view.graph.OpenGroups;
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
   * @param opened groups that somebody has opened, each with where it is folded again
   */
  record Made(DrawnGraph graph, String folded, List<Timeline.Choice> opened) {}

  Made of(Viewing viewing, RunSight sight) {
    OpenGroups open = viewing.look().open();
    Folding folding =
        open.isEmpty() ? sight.graph() : folded(sight.run(), sight.states(), sight.path(), open);
    String folded =
        folding.folded() == 0 ? "" : Words.count(folding.folded(), "step", "steps") + " folded";
    List<GraphNode> nodes = worded(folding.nodes(), viewing, sight.states());
    List<Timeline.Choice> opened =
        folding.opened().stream()
            .map(
                group ->
                    new Timeline.Choice(
                        group.label(), address(viewing, open.without(group.name())), true))
            .toList();
    return new Made(layout.of(nodes, folding.edges()), folded, opened);
  }

  /** What is too much to be drawn leads to the rows of the timeline. */
  private static String opening(GraphNode fold, Viewing viewing) {
    return Folding.canOpen(fold)
        ? address(viewing, viewing.look().open().with(fold.id()))
        : viewing.look().rows(1).address(viewing.number());
  }

  private static String address(Viewing viewing, OpenGroups open) {
    return viewing.look().open(open).address(viewing.number()) + "#steps-card";
  }

  /** The graph of a run, folded where it is large; nothing of it leads anywhere yet. */
  static Folding folded(RunSnapshot run, StepStates states, CriticalPath path) {
    return folded(run, states, path, OpenGroups.NONE);
  }

  private static Folding folded(
      RunSnapshot run, StepStates states, CriticalPath path, OpenGroups open) {
    Map<String, Stage> stages = Stage.of(graph(run));
    List<GraphNode> nodes = new ArrayList<>();
    List<GraphEdge> edges = new ArrayList<>();
    for (String step : run.order()) {
      StepState state = states.of(step);
      Stage stage = stages.getOrDefault(step, Stage.COLLECT);
      nodes.add(
          new GraphNode(
              step, step, stage, run.verb(step), "", state.mark(), "", path.has(step), List.of()));
      boolean isOff = isOff(state, run);
      run.dag().upstream(step).forEach(from -> edges.add(new GraphEdge(from, step, isOff)));
    }
    return Folding.of(nodes, edges, open);
  }

  /** Only what is shown is worded: of many steps, most are folded. */
  private static List<GraphNode> worded(List<GraphNode> nodes, Viewing viewing, StepStates states) {
    StepDetail details = new StepDetail(viewing.run(), viewing.words());
    return nodes.stream()
        .map(
            node ->
                states.has(node.id())
                    ? worded(node, viewing, states, details)
                    : node.leadingTo(opening(node, viewing)))
        .toList();
  }

  private static GraphNode worded(
      GraphNode node, Viewing viewing, StepStates states, StepDetail details) {
    StepState state = states.of(node.id());
    return new GraphNode(
        node.id(),
        node.label(),
        node.stage(),
        node.verb(),
        details.of(state),
        node.mark(),
        viewing.address(node.id(), ""),
        node.onCriticalPath(),
        parts(state));
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
