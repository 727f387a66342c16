package io.trainyard.web.view.graph;

import io.trainyard.web.view.Mark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts the looks of nodes to their places. */
final class GraphDrawing {
  private static final double LETTER = 7.0;
  private static final double SMALL_LETTER = 5.5;
  private static final double TEXT_LEFT = 31.5;
  private static final double TEXT_RIGHT = 10;
  private static final double LEAST_BAR = 4;
  private static final int NAMED = 4;

  private final List<GraphNode> nodes;
  private final Placement placement;
  private final Map<String, GraphNode> byId = new HashMap<>();
  private final Map<String, List<String>> before = new HashMap<>();

  private GraphDrawing(List<GraphNode> nodes, Placement placement) {
    this.nodes = nodes;
    this.placement = placement;
    nodes.forEach(node -> byId.put(node.id(), node));
    for (Placement.Line line : placement.lines()) {
      GraphNode from = byId.get(line.edge().from());
      if (from != null) {
        before.computeIfAbsent(line.edge().to(), to -> new ArrayList<>()).add(from.label());
      }
    }
  }

  static DrawnGraph of(List<GraphNode> nodes, Placement placement) {
    return new GraphDrawing(nodes, placement).draw();
  }

  /** How wide a box must be for a name of so many letters. */
  static int widthOf(int letters) {
    return (int) Math.ceil(TEXT_LEFT + letters * LETTER + TEXT_RIGHT);
  }

  private DrawnGraph draw() {
    List<DrawnGraph.Node> drawn = new ArrayList<>();
    for (int at = 0; at < nodes.size(); at++) {
      drawn.add(node(nodes.get(at), placement.boxes().get(at)));
    }
    return new DrawnGraph(
        Curves.number(Math.ceil(placement.width())),
        Curves.number(Math.ceil(placement.height())),
        placement.headings().stream()
            .map(heading -> new DrawnGraph.Heading(heading.title(), Curves.number(heading.x())))
            .toList(),
        drawn,
        edges(),
        placement.implied());
  }

  private List<DrawnGraph.Edge> edges() {
    Set<String> critical = new HashSet<>();
    nodes.stream().filter(GraphNode::onCriticalPath).forEach(node -> critical.add(node.id()));
    List<DrawnGraph.Edge> plain = new ArrayList<>();
    List<DrawnGraph.Edge> heavy = new ArrayList<>();
    for (Placement.Line line : placement.lines()) {
      GraphEdge edge = line.edge();
      boolean isCritical = critical.contains(edge.from()) && critical.contains(edge.to());
      String look = (isCritical ? "crit" : "") + (edge.conditional() ? " off" : "");
      (isCritical ? heavy : plain)
          .add(new DrawnGraph.Edge(line.path(), line.tip(), look.strip(), edge.from(), edge.to()));
    }
    plain.addAll(heavy);
    return plain;
  }

  private DrawnGraph.Node node(GraphNode node, Placement.Box box) {
    double room = box.width() - TEXT_LEFT - TEXT_RIGHT;
    boolean isOff = node.mark() == Mark.SKIPPED;
    return new DrawnGraph.Node(
        node,
        Curves.number(box.x()),
        Curves.number(box.y()),
        Curves.number(box.width()),
        Curves.number(box.height()),
        cut(node.label(), (int) (room / LETTER)),
        shortened(line(node), (int) (room / SMALL_LETTER)),
        node.mark().tone() + (isOff ? " off" : ""),
        place(before.getOrDefault(node.id(), List.of())),
        spoken(node),
        spots(box),
        halo(box),
        bars(node.parts(), box));
  }

  /** The bar of states stands where the line would. */
  private static String line(GraphNode node) {
    return node.parts().isEmpty() ? node.detail() : parts(node);
  }

  private static String parts(GraphNode node) {
    return node.parts().stream()
        .map(part -> part.count() + " " + part.mark().word().toLowerCase(java.util.Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private static String spoken(GraphNode node) {
    return Stream.of(node.label(), node.verb(), node.mark().word(), line(node))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String place(List<String> names) {
    if (names.isEmpty()) {
      return "starts at once";
    }
    String rest = names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "";
    return "after " + names.stream().limit(NAMED).collect(Collectors.joining(", ")) + rest;
  }

  private static DrawnGraph.Spots spots(Placement.Box box) {
    return new DrawnGraph.Spots(
        Curves.number(box.x() + 10.5),
        Curves.number(box.y() + 8.5),
        Curves.number(box.x() + TEXT_LEFT),
        Curves.number(box.y() + 20),
        Curves.number(box.y() + 35.5));
  }

  private static DrawnGraph.Halo halo(Placement.Box box) {
    return new DrawnGraph.Halo(
        Curves.number(box.x() - 2.5),
        Curves.number(box.y() - 2.5),
        Curves.number(box.width() + 5),
        Curves.number(box.height() + 5));
  }

  /** Every part is at least wide enough to be seen. */
  private static List<DrawnGraph.Bar> bars(List<GraphNode.Part> parts, Placement.Box box) {
    double room = box.width() - TEXT_LEFT - TEXT_RIGHT;
    int all = parts.stream().mapToInt(GraphNode.Part::count).sum();
    double shared = room - LEAST_BAR * parts.size();
    double left = box.x() + TEXT_LEFT;
    List<DrawnGraph.Bar> bars = new ArrayList<>();
    for (GraphNode.Part part : parts) {
      double width = LEAST_BAR + shared * part.count() / Math.max(1, all);
      bars.add(
          new DrawnGraph.Bar(
              part.mark().tone(),
              part.count() + " " + part.mark().word(),
              Curves.number(left),
              Curves.number(box.y() + box.height() - 7),
              Curves.number(width - 1)));
      left += width;
    }
    return bars;
  }

  private static String shortened(String text, int most) {
    int length = text.codePointCount(0, text.length());
    return length <= most ? text : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
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
