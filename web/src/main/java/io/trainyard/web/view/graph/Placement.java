package io.trainyard.web.view.graph;

import java.util.List;

/**
 * Where everything of a graph stands, in pixels from the left and the top.
 *
 * @param boxes one for each node, in their order
 * @param implied how many edges are not drawn, as others imply them
 */
record Placement(
    double width,
    double height,
    List<Heading> headings,
    List<Box> boxes,
    List<Line> lines,
    int implied) {

  /** The name of a stage above its column. */
  record Heading(String title, double x) {}

  record Box(double x, double y, double width, double height) {}

  /**
   * An edge.
   *
   * @param path as the attribute {@code d} of a path has it
   * @param tip the same of the arrow's head
   */
  record Line(GraphEdge edge, String path, String tip) {}
}
