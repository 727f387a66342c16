package io.trainyard.web.view.graph;

import java.util.List;

/**
 * A graph as a picture, with everything worded. Numbers are texts, in pixels.
 *
 * @param nodes in the order of running
 * @param edges the critical ones last, so that they lie on top
 * @param implied how many edges are not drawn, as others imply them
 */
public record DrawnGraph(
    String width,
    String height,
    List<Heading> headings,
    List<Node> nodes,
    List<Edge> edges,
    int implied) {

  /** The name of a stage above its column. */
  public record Heading(String title, String x) {}

  /**
   * A node in its place.
   *
   * @param shown its name, cut in the middle where it is too long for its box
   * @param line its detail, cut likewise
   * @param look its classes: the hue of its state, {@code off} where it is left out
   * @param place after which others it comes, in words
   * @param spoken all of it, for those who hear it read
   */
  public record Node(
      GraphNode node,
      String x,
      String y,
      String width,
      String height,
      String shown,
      String line,
      String look,
      String place,
      String spoken,
      Spots spots,
      Halo halo,
      List<Bar> bars) {}

  /** Where the icon and the texts of a node stand. */
  public record Spots(String iconX, String iconY, String textX, String nameY, String lineY) {}

  /** The frame around the node that is chosen. */
  public record Halo(String x, String y, String width, String height) {}

  /** A piece of the bar of states of a node that stands for several. */
  public record Bar(String tone, String title, String x, String y, String width) {}

  /**
   * An edge.
   *
   * @param look its classes: {@code crit} on the critical path, {@code off} where it is conditional
   */
  public record Edge(String path, String tip, String look, String from, String to) {}

  public DrawnGraph {
    headings = List.copyOf(headings);
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /** Whether a critical path is drawn. */
  public boolean hasHeavy() {
    return edges.stream().anyMatch(edge -> edge.look().contains("crit"));
  }

  /** What is not drawn, in words; empty where all is. */
  public String unseen() {
    return switch (implied) {
      case 0 -> "";
      case 1 -> "1 edge that others imply is not drawn";
      default -> implied + " edges that others imply are not drawn";
    };
  }
}
