package io.trainyard.web.app.text;

import io.trainyard.web.api.RunView.StepLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Steps as a tree: each stands below the last of those it waits for, so that a line tells what it
 * came after.
 */
final class StepTree {

  /**
   * One step's place.
   *
   * @param depth how far it is indented
   */
  record Place(StepLine step, int depth) {}

  private StepTree() {}

  /** Every step once, parents before children. */
  static List<Place> of(List<StepLine> steps, int deepest) {
    Map<String, Integer> order = new HashMap<>();
    for (StepLine step : steps) {
      order.put(step.name(), order.size());
    }
    Map<String, List<StepLine>> children = new HashMap<>();
    List<StepLine> roots = new ArrayList<>();
    for (StepLine step : steps) {
      step.after().stream()
          .filter(order::containsKey)
          .max(java.util.Comparator.comparingInt(order::get))
          .ifPresentOrElse(
              parent -> children.computeIfAbsent(parent, name -> new ArrayList<>()).add(step),
              () -> roots.add(step));
    }
    List<Place> places = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    roots.forEach(root -> add(root, 0, deepest, children, seen, places));
    return places;
  }

  private static void add(
      StepLine step,
      int depth,
      int deepest,
      Map<String, List<StepLine>> children,
      Set<String> seen,
      List<Place> places) {
    if (!seen.add(step.name())) {
      return;
    }
    places.add(new Place(step, Math.min(depth, deepest)));
    for (StepLine child : children.getOrDefault(step.name(), List.of())) {
      add(child, depth + 1, deepest, children, seen, places);
    }
  }
}
