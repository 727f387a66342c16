package io.trainyard.web.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Steps in layers, each below all it waits for, ordered so that few edges cross (Sugiyama, Tagawa
 * and Toda, 1981: barycentres, swept down and up). An edge across several layers has a bend in each
 * of those between.
 */
final class Layers {
  private static final int SWEEPS = 12;

  /** Something that takes a place in a layer: a step, or the bend of an edge. Identity decides. */
  static final class Cell {
    private final int layer;
    private final Optional<StepGraph.Node> node;

    Cell(int layer, Optional<StepGraph.Node> node) {
      this.layer = layer;
      this.node = node;
    }

    int layer() {
      return layer;
    }

    /** The step; empty for a bend. */
    Optional<StepGraph.Node> node() {
      return node;
    }
  }

  /** An edge as the cells it runs through, first to last. */
  record Line(StepGraph.Edge edge, List<Cell> cells) {}

  private final List<List<Cell>> layers = new ArrayList<>();

  private final List<Line> lines = new ArrayList<>();
  private final Map<Cell, List<Cell>> above = new HashMap<>();
  private final Map<Cell, List<Cell>> below = new HashMap<>();

  Layers(StepGraph graph) {
    Map<String, Cell> cells = rank(graph);
    graph.edges().forEach(edge -> lines.add(line(edge, cells)));
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      sort(sweep % 2 == 0);
    }
  }

  List<List<Cell>> layers() {
    return layers;
  }

  List<Line> lines() {
    return lines;
  }

  List<Cell> above(Cell cell) {
    return above.getOrDefault(cell, List.of());
  }

  List<Cell> below(Cell cell) {
    return below.getOrDefault(cell, List.of());
  }

  private Map<String, Cell> rank(StepGraph graph) {
    Map<String, Integer> ranks = new HashMap<>();
    Map<String, Cell> cells = new LinkedHashMap<>();
    for (StepGraph.Node node : graph.nodes()) {
      int rank =
          graph.edges().stream()
              .filter(edge -> edge.to().equals(node.name()))
              .mapToInt(edge -> ranks.getOrDefault(edge.from(), 0) + 1)
              .max()
              .orElse(0);
      ranks.put(node.name(), rank);
      cells.put(node.name(), place(new Cell(rank, Optional.of(node))));
    }
    return cells;
  }

  private Cell place(Cell cell) {
    while (layers.size() <= cell.layer()) {
      layers.add(new ArrayList<>());
    }
    layers.get(cell.layer()).add(cell);
    return cell;
  }

  private Line line(StepGraph.Edge edge, Map<String, Cell> cells) {
    Cell last = Objects.requireNonNull(cells.get(edge.to()));
    List<Cell> path = new ArrayList<>();
    Cell at = Objects.requireNonNull(cells.get(edge.from()));
    path.add(at);
    while (at.layer() + 1 < last.layer()) {
      Cell bend = place(new Cell(at.layer() + 1, Optional.empty()));
      connect(at, bend);
      path.add(bend);
      at = bend;
    }
    connect(at, last);
    path.add(last);
    return new Line(edge, path);
  }

  private void connect(Cell upper, Cell lower) {
    below.computeIfAbsent(upper, cell -> new ArrayList<>()).add(lower);
    above.computeIfAbsent(lower, cell -> new ArrayList<>()).add(upper);
  }

  private void sort(boolean down) {
    int count = layers.size();
    for (int step = 1; step < count; step++) {
      int at = down ? step : count - 1 - step;
      List<Cell> fixed = layers.get(down ? at - 1 : at + 1);
      List<Cell> layer = layers.get(at);
      Map<Cell, Double> centres = new HashMap<>();
      for (int index = 0; index < layer.size(); index++) {
        Cell cell = layer.get(index);
        centres.put(cell, centre(down ? above(cell) : below(cell), fixed, index));
      }
      layer.sort(Comparator.comparingDouble(centres::get));
    }
  }

  private static double centre(List<Cell> neighbours, List<Cell> fixed, int otherwise) {
    return neighbours.stream().mapToInt(fixed::indexOf).average().orElse(otherwise);
  }
}
