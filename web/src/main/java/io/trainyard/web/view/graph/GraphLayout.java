package io.trainyard.web.view.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives the nodes of a graph their places. Graphs of equal shape, which is what all runs of one
 * version of a pipeline are, are placed once, so nothing moves while a run goes on. Thread-safe.
 */
public final class GraphLayout {
  private static final int SHAPES_KEPT = 64;
  private static final int NARROWEST = 172;
  private static final int WIDEST = 236;

  private final Map<GraphShape, Placement> placed =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<GraphShape, Placement> eldest) {
          return size() > SHAPES_KEPT;
        }
      };

  /**
   * Draws a graph.
   *
   * @param nodes every one after all that it waits for
   * @param edges between these; what others imply is left out and counted
   * @throws IllegalArgumentException when an edge names no node
   */
  public DrawnGraph of(List<GraphNode> nodes, List<GraphEdge> edges) {
    Reduction reduction = Reduction.of(nodes.stream().map(GraphNode::id).toList(), edges);
    GraphShape shape =
        new GraphShape(
            nodes.stream().map(node -> new GraphShape.Node(node.id(), node.stage())).toList(),
            reduction.kept(),
            reduction.implied(),
            boxWidth(nodes));
    return GraphDrawing.of(nodes, placement(shape));
  }

  private Placement placement(GraphShape shape) {
    synchronized (placed) {
      Placement known = placed.get(shape);
      if (known != null) {
        return known;
      }
    }
    // Outside the lock: a large graph takes a while, and others must not wait for it.
    Placement made = LayeredLayout.of(shape);
    synchronized (placed) {
      placed.putIfAbsent(shape, made);
    }
    return made;
  }

  /** As wide as the longest name needs, within bounds. */
  private static int boxWidth(List<GraphNode> nodes) {
    int longest = nodes.stream().mapToInt(node -> node.label().length()).max().orElse(0);
    return Math.max(NARROWEST, Math.min(WIDEST, GraphDrawing.widthOf(longest)));
  }
}
