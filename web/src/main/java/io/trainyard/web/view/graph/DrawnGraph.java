package io.trainyard.web.view.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
  private static final double LETTER = 7.6;
  private static final double SMALL_LETTER = 6.1;
  private static final double TEXT_LEFT = 31.5;
  private static final double TEXT_RIGHT = 10;

  /** The name of a stage above its column. */
  public record Heading(String title, String x) {}

  /**
   * A node in its place.
   *
   * @param shown its name, cut in the middle where it is too long for its box
   * @param line its detail, cut likewise
   * @param after the names of those that it waits for
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
      List<String> after,
      String spoken,
      Spots spots,
      List<Bar> bars) {}

  /** Where the icon and the texts of a node stand. */
  public record Spots(String iconX, String iconY, String textX, String nameY, String lineY) {}

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

  static DrawnGraph of(List<GraphNode> nodes, Placement placement) {
    Map<String, GraphNode> byId = new HashMap<>();
    nodes.forEach(node -> byId.put(node.id(), node));
    Map<String, List<String>> after = new HashMap<>();
    for (Placement.Line line : placement.lines()) {
      GraphNode from = byId.get(line.edge().from());
      if (from != null) {
        after.computeIfAbsent(line.edge().to(), to -> new ArrayList<>()).add(from.label());
      }
    }
    List<Node> drawn = new ArrayList<>();
    for (int at = 0; at < nodes.size(); at++) {
      GraphNode node = nodes.get(at);
      drawn.add(node(node, placement.boxes().get(at), after.getOrDefault(node.id(), List.of())));
    }
    return new DrawnGraph(
        Curves.number(Math.ceil(placement.width())),
        Curves.number(Math.ceil(placement.height())),
        placement.headings().stream()
            .map(heading -> new Heading(heading.title(), Curves.number(heading.x())))
            .toList(),
        drawn,
        edges(nodes, placement),
        placement.implied());
  }

  /** How wide a box must be for a name of so many letters. */
  static int widthOf(int letters) {
    return (int) Math.ceil(TEXT_LEFT + letters * LETTER + TEXT_RIGHT);
  }

  private static List<Edge> edges(List<GraphNode> nodes, Placement placement) {
    Set<String> critical = new HashSet<>();
    nodes.stream().filter(GraphNode::onCriticalPath).forEach(node -> critical.add(node.id()));
    List<Edge> plain = new ArrayList<>();
    List<Edge> heavy = new ArrayList<>();
    for (Placement.Line line : placement.lines()) {
      GraphEdge edge = line.edge();
      boolean isCritical = critical.contains(edge.from()) && critical.contains(edge.to());
      String look = (isCritical ? " crit" : "") + (edge.conditional() ? " off" : "");
      (isCritical ? heavy : plain)
          .add(new Edge(line.path(), line.tip(), look.strip(), edge.from(), edge.to()));
    }
    plain.addAll(heavy);
    return plain;
  }

  private static Node node(GraphNode node, Placement.Box box, List<String> after) {
    double room = box.width() - TEXT_LEFT - TEXT_RIGHT;
    String spoken =
        String.join(
            ", ",
            List.of(node.label(), node.verb(), node.state().word(), node.detail()).stream()
                .filter(text -> !text.isEmpty())
                .toList());
    return new Node(
        node,
        Curves.number(box.x()),
        Curves.number(box.y()),
        Curves.number(box.width()),
        Curves.number(box.height()),
        cut(node.label(), (int) (room / LETTER)),
        cut(node.detail(), (int) (room / SMALL_LETTER)),
        after,
        spoken,
        new Spots(
            Curves.number(box.x() + 10.5),
            Curves.number(box.y() + 8.5),
            Curves.number(box.x() + TEXT_LEFT),
            Curves.number(box.y() + 20),
            Curves.number(box.y() + 35.5)),
        bars(node.parts(), box));
  }

  /** Every part is at least wide enough to be seen. */
  private static List<Bar> bars(List<GraphNode.Part> parts, Placement.Box box) {
    double least = 4;
    double room = box.width() - TEXT_LEFT - TEXT_RIGHT;
    int all = parts.stream().mapToInt(GraphNode.Part::count).sum();
    double shared = room - least * parts.size();
    double left = box.x() + TEXT_LEFT;
    List<Bar> bars = new ArrayList<>();
    for (GraphNode.Part part : parts) {
      double width = least + shared * part.count() / Math.max(1, all);
      bars.add(
          new Bar(
              part.state().tone(),
              part.count() + " " + part.state().word(),
              Curves.number(left),
              Curves.number(box.y() + box.height() - 7),
              Curves.number(Math.max(1, width - 1))));
      left += width;
    }
    return bars;
  }

  /** A text of at most so many characters, with what tells it apart at both of its ends. */
  static String cut(String text, int most) {
    int length = text.codePointCount(0, text.length());
    if (length <= most) {
      return text;
    }
    int tail = (most - 1) / 2;
    int head = most - 1 - tail;
    return text.substring(0, text.offsetByCodePoints(0, head))
        + "…"
        + text.substring(text.offsetByCodePoints(0, length - tail));
  }
}
