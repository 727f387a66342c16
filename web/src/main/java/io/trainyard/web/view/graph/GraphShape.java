package io.trainyard.web.view.graph;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What decides the places of a graph's nodes: equal shapes are drawn alike, whatever state their
 * nodes are in.
 *
 * @param nodes every one after all that it waits for
 * @param edges that no others imply
 * @param implied how many more there are
 * @param boxWidth of each node, in pixels
 */
record GraphShape(List<Node> nodes, List<GraphEdge> edges, int implied, int boxWidth) {
  /** Up to so many nodes stand in columns by their stages. */
  static final int MOST_BY_STAGE = 60;

  private static final int HIGHEST_COLUMN = 8;
  private static final int LEAST_COLUMNS = 3;

  /** A node without its looks. */
  record Node(String id, Stage stage) {}

  GraphShape {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /** Whether a column for each stage makes a picture that is neither a tower nor a pole. */
  boolean isByStage() {
    Map<Stage, Integer> heights = new EnumMap<>(Stage.class);
    nodes.forEach(node -> heights.merge(node.stage(), 1, Integer::sum));
    return nodes.size() <= MOST_BY_STAGE
        && heights.size() >= LEAST_COLUMNS
        && heights.values().stream().allMatch(height -> height <= HIGHEST_COLUMN);
  }
}
