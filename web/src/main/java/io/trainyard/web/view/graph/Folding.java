package io.trainyard.web.view.graph;

import io.trainyard.web.view.Mark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A graph that is too large to be read at once, with its quiet nodes folded: those of a stage that
 * can stand together become one. What failed, runs or waits is never folded, nor is any two nodes
 * between which one of these stands, so folding makes no cycle.
 *
 * @param nodes every one after all that it waits for
 * @param folded how many nodes are not shown by themselves
 * @param opened the groups whose nodes are shown by themselves, since somebody asked for it
 */
public record Folding(
    List<GraphNode> nodes, List<GraphEdge> edges, int folded, List<Opened> opened) {
  /** Before the name of each group; no step has a hyphen. */
  private static final String NAME = "fold-";

  /** Fewer than these are not worth a fold. */
  private static final int LEAST = 3;

  /** A group of more nodes is not drawn node by node. */
  private static final int MOST_OPENED = 500;

  public Folding {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
    opened = List.copyOf(opened);
  }

  /** A group that is open. */
  public record Opened(String name, String label) {}

  /** A graph in which nothing is folded. */
  public static Folding none(List<GraphNode> nodes, List<GraphEdge> edges) {
    return new Folding(nodes, edges, 0, List.of());
  }

  /** Whether a node is a group that can be opened. */
  public static boolean canOpen(GraphNode fold) {
    return fold.id().startsWith(NAME)
        && fold.parts().stream().mapToInt(GraphNode.Part::count).sum() <= MOST_OPENED;
  }

  /** Nodes that stand together: of one stage, behind equally many that ask for a look. */
  private record Fold(Stage stage, int behind) {}

  /**
   * Folds a graph of more than {@value GraphShape#MOST_BY_STAGE} nodes; a smaller one stays.
   *
   * @param nodes every one after all that it waits for
   * @param open the groups that are not folded
   */
  public static Folding of(List<GraphNode> nodes, List<GraphEdge> edges, OpenGroups open) {
    if (nodes.size() <= GraphShape.MOST_BY_STAGE) {
      return none(nodes, edges);
    }
    Map<String, List<GraphNode>> members = members(nodes, edges);
    List<Opened> opened =
        members.entrySet().stream()
            .filter(group -> open.has(group.getKey()) && group.getValue().size() <= MOST_OPENED)
            .map(group -> new Opened(group.getKey(), label(group.getValue())))
            .toList();
    opened.forEach(group -> members.remove(group.name()));
    Map<String, String> shownAs = new HashMap<>();
    members.forEach((name, group) -> group.forEach(node -> shownAs.put(node.id(), name)));
    Map<String, GraphNode> shown = new LinkedHashMap<>();
    for (GraphNode node : nodes) {
      String name = shownAs.getOrDefault(node.id(), node.id());
      if (!shown.containsKey(name)) {
        List<GraphNode> group = members.getOrDefault(name, List.of());
        shown.put(name, group.isEmpty() ? node : folded(name, group));
      }
    }
    List<GraphEdge> between = between(edges, shownAs);
    return new Folding(
        sorted(List.copyOf(shown.values()), between), between, shownAs.size(), opened);
  }

  /** By a name that no node has, the nodes of each fold. */
  private static Map<String, List<GraphNode>> members(
      List<GraphNode> nodes, List<GraphEdge> edges) {
    Map<String, Fold> folds = folds(nodes, edges);
    Map<String, List<GraphNode>> members = new LinkedHashMap<>();
    for (GraphNode node : nodes) {
      Fold fold = folds.get(node.id());
      if (fold != null && !node.asksForALook()) {
        members.computeIfAbsent(name(fold), each -> new ArrayList<>()).add(node);
      }
    }
    members.values().removeIf(group -> group.size() < LEAST);
    return members;
  }

  private static String name(Fold fold) {
    return NAME + fold.stage().ordinal() + "-" + fold.behind();
  }

  private static Map<String, Fold> folds(List<GraphNode> nodes, List<GraphEdge> edges) {
    Map<String, List<String>> before = new HashMap<>();
    edges.forEach(
        edge -> before.computeIfAbsent(edge.to(), to -> new ArrayList<>()).add(edge.from()));
    Map<String, GraphNode> byId = new HashMap<>();
    nodes.forEach(node -> byId.put(node.id(), node));
    Map<String, Fold> folds = new HashMap<>();
    for (GraphNode node : nodes) {
      Stage stage = node.stage();
      int behind = 0;
      for (String id : before.getOrDefault(node.id(), List.of())) {
        Fold fold = folds.get(id);
        GraphNode other = byId.get(id);
        if (fold != null && other != null) {
          stage = fold.stage().compareTo(stage) > 0 ? fold.stage() : stage;
          behind = Math.max(behind, fold.behind() + (other.asksForALook() ? 1 : 0));
        }
      }
      folds.put(node.id(), new Fold(stage, behind));
    }
    return folds;
  }

  private static GraphNode folded(String name, List<GraphNode> group) {
    Map<Mark, Integer> counts = new LinkedHashMap<>();
    group.forEach(node -> counts.merge(node.mark(), 1, Integer::sum));
    List<GraphNode.Part> parts = new ArrayList<>();
    counts.forEach((mark, count) -> parts.add(new GraphNode.Part(mark, count)));
    GraphNode first = group.get(0);
    return new GraphNode(
        name,
        label(group),
        first.stage(),
        "folded",
        "",
        prevailing(parts),
        "",
        group.stream().anyMatch(GraphNode::onCriticalPath),
        parts);
  }

  /** Of the most; a fold never holds what asks for a look. */
  private static Mark prevailing(List<GraphNode.Part> parts) {
    return parts.stream()
        .max(Comparator.comparingInt(GraphNode.Part::count))
        .map(GraphNode.Part::mark)
        .orElse(Mark.PLANNED);
  }

  /** What all names begin with and their number; that of the stage where they share nothing. */
  private static String label(List<GraphNode> group) {
    String shared = group.get(0).label();
    for (GraphNode node : group) {
      int same = 0;
      int most = Math.min(shared.length(), node.label().length());
      while (same < most && shared.charAt(same) == node.label().charAt(same)) {
        same++;
      }
      shared = shared.substring(0, same);
    }
    boolean isName =
        shared.length() > 2 && !Character.isHighSurrogate(shared.charAt(shared.length() - 1));
    String name = isName ? shared + "…" : group.get(0).stage().title();
    return name + " × " + group.size();
  }

  private static List<GraphEdge> between(List<GraphEdge> edges, Map<String, String> shownAs) {
    Map<List<String>, GraphEdge> kept = new LinkedHashMap<>();
    for (GraphEdge edge : edges) {
      String from = shownAs.getOrDefault(edge.from(), edge.from());
      String to = shownAs.getOrDefault(edge.to(), edge.to());
      if (!from.equals(to)) {
        kept.merge(
            List.of(from, to),
            new GraphEdge(from, to, edge.conditional()),
            (one, other) -> new GraphEdge(from, to, one.conditional() && other.conditional()));
      }
    }
    return List.copyOf(kept.values());
  }

  /** Every node after all that it waits for, otherwise as they came. */
  private static List<GraphNode> sorted(List<GraphNode> nodes, List<GraphEdge> edges) {
    Map<String, Integer> open = new HashMap<>();
    Map<String, List<String>> next = new HashMap<>();
    for (GraphEdge edge : edges) {
      open.merge(edge.to(), 1, Integer::sum);
      next.computeIfAbsent(edge.from(), from -> new ArrayList<>()).add(edge.to());
    }
    Map<String, GraphNode> left = new LinkedHashMap<>();
    nodes.forEach(node -> left.put(node.id(), node));
    List<GraphNode> sorted = new ArrayList<>();
    List<GraphNode> free = new ArrayList<>();
    nodes.stream().filter(node -> !open.containsKey(node.id())).forEach(free::add);
    for (int at = 0; at < free.size(); at++) {
      GraphNode node = free.get(at);
      sorted.add(node);
      for (String id : next.getOrDefault(node.id(), List.of())) {
        if (open.merge(id, -1, Integer::sum) == 0) {
          GraphNode follower = left.get(id);
          if (follower != null) {
            free.add(follower);
          }
        }
      }
    }
    return sorted;
  }
}
