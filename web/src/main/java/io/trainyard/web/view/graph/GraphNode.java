package io.trainyard.web.view.graph;

import java.util.List;

/**
 * A node of a graph, before it has a place.
 *
 * @param id unique in its graph
 * @param label its name, whole
 * @param verb what kind of thing it is, for those who hear the graph read
 * @param detail one short line below the name
 * @param href where it leads
 * @param onCriticalPath whether the end of the whole depends on it
 * @param parts what it is made of, by state, where it stands for several; else empty
 */
public record GraphNode(
    String id,
    String label,
    Stage stage,
    String verb,
    String detail,
    NodeState state,
    String href,
    boolean onCriticalPath,
    List<Part> parts) {

  /** So many of what a node stands for are in a state. */
  public record Part(NodeState state, int count) {}

  public GraphNode {
    parts = List.copyOf(parts);
  }

  /** A node that stands for one thing. */
  public GraphNode(
      String id,
      String label,
      Stage stage,
      String verb,
      String detail,
      NodeState state,
      String href,
      boolean onCriticalPath) {
    this(id, label, stage, verb, detail, state, href, onCriticalPath, List.of());
  }
}
