package io.trainyard.web.view.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The edges that no others imply: the transitive reduction (Aho, Garey and Ullman, 1972) of a graph
 * without cycles.
 *
 * @param kept in the order they came
 * @param implied how many were left out
 */
record Reduction(List<GraphEdge> kept, int implied) {

  /**
   * Reduces a graph.
   *
   * @param ids every node after all that it waits for
   * @param edges between these
   */
  static Reduction of(List<String> ids, List<GraphEdge> edges) {
    Map<String, Integer> places = new HashMap<>();
    ids.forEach(id -> places.put(id, places.size()));
    List<List<GraphEdge>> into = new ArrayList<>();
    ids.forEach(id -> into.add(new ArrayList<>()));
    edges.forEach(edge -> into.get(place(places, edge.to())).add(edge));
    Comparator<GraphEdge> nearestFirst =
        Comparator.comparing((GraphEdge edge) -> place(places, edge.from())).reversed();
    List<BitSet> reached = new ArrayList<>();
    List<GraphEdge> kept = new ArrayList<>();
    for (List<GraphEdge> incoming : into) {
      BitSet before = new BitSet();
      incoming.sort(nearestFirst);
      for (GraphEdge edge : incoming) {
        int from = place(places, edge.from());
        if (!before.get(from)) {
          kept.add(edge);
          before.or(reached.get(from));
          before.set(from);
        }
      }
      reached.add(before);
    }
    return new Reduction(List.copyOf(kept), edges.size() - kept.size());
  }

  private static int place(Map<String, Integer> places, String id) {
    Integer place = places.get(id);
    if (place == null) {
      throw new IllegalArgumentException("an edge names '" + id + "', which is no node");
    }
    return place;
  }
}
