package io.trainyard.web.view.graph;

import io.trainyard.web.view.Mark;
import java.util.List;

/**
 * A node of a graph, before it has a place.
 *
 * @param id unique in its graph
 * @param label its name, whole
 * @param verb what kind of thing it is, for those who hear the graph read
 * @param detail one short line below the name
 * @param mark how it stands; {@link Mark#PLANNED} before anything has begun
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
    Mark mark,
    String href,
    boolean onCriticalPath,
    List<Part> parts) {

  /** So many of what a node stands for are in a state. */
  public record Part(Mark mark, int count) {}

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
      Mark mark,
      String href,
      boolean onCriticalPath) {
    this(id, label, stage, verb, detail, mark, href, onCriticalPath, List.of());
  }

  /** The same, which leads to an address. */
  public GraphNode leadingTo(String address) {
    return new GraphNode(id, label, stage, verb, detail, mark, address, onCriticalPath, parts);
  }

  /** Whether it is worth a look of its own however large the graph is. */
  boolean asksForALook() {
    return mark == Mark.FAILED || mark == Mark.RUNNING || mark == Mark.WAITING;
  }
}
