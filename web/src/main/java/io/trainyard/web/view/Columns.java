package io.trainyard.web.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Where each cell stands from left to right: as near to the middle of its neighbours as order and
 * gaps allow. Within a layer that is a least-squares problem under order, solved exactly by pooling
 * neighbours that would overlap (isotonic regression); layers take turns.
 */
final class Columns {
  private static final double GAP = 28;
  private static final int ROUNDS = 24;
  private final Layers layers;
  private final ToDoubleFunction<Layers.Cell> width;
  private final Map<Layers.Cell, Double> centres = new HashMap<>();

  Columns(Layers layers, ToDoubleFunction<Layers.Cell> width) {
    this.layers = layers;
    this.width = width;
    for (List<Layers.Cell> layer : layers.layers()) {
      settle(layer, cell -> 0);
    }
    for (int round = 0; round < ROUNDS; round++) {
      boolean down = round % 2 == 0;
      int count = layers.layers().size();
      for (int step = 0; step < count; step++) {
        settle(layers.layers().get(down ? step : count - 1 - step), this::middle);
      }
    }
    double left = Double.MAX_VALUE;
    for (Map.Entry<Layers.Cell, Double> entry : centres.entrySet()) {
      left = Math.min(left, entry.getValue() - width.applyAsDouble(entry.getKey()) / 2);
    }
    double shift = -left;
    centres.replaceAll((cell, x) -> x + shift);
  }

  /** The middle of a cell; the leftmost edge of all is 0. */
  double centre(Layers.Cell cell) {
    return centres.getOrDefault(cell, 0.0);
  }

  private double middle(Layers.Cell cell) {
    double sum = 0;
    double weights = 0;
    for (List<Layers.Cell> side : List.of(layers.above(cell), layers.below(cell))) {
      for (Layers.Cell neighbour : side) {
        double weight = neighbour.node().isEmpty() && cell.node().isEmpty() ? 4 : 1;
        sum += weight * centre(neighbour);
        weights += weight;
      }
    }
    return weights == 0 ? centre(cell) : sum / weights;
  }

  private void settle(List<Layers.Cell> layer, ToDoubleFunction<Layers.Cell> wanted) {
    double[] offsets = new double[layer.size()];
    List<Pool> pools = new ArrayList<>();
    for (int at = 0; at < layer.size(); at++) {
      Layers.Cell cell = layer.get(at);
      if (at > 0) {
        Layers.Cell left = layer.get(at - 1);
        offsets[at] =
            offsets[at - 1] + (width.applyAsDouble(left) + width.applyAsDouble(cell)) / 2 + GAP;
      }
      Pool pool = new Pool(wanted.applyAsDouble(cell) - offsets[at], 1);
      while (!pools.isEmpty() && pools.get(pools.size() - 1).mean() > pool.mean()) {
        pool = pool.joined(pools.remove(pools.size() - 1));
      }
      pools.add(pool);
    }
    int at = 0;
    for (Pool pool : pools) {
      for (int member = 0; member < pool.size(); member++) {
        centres.put(layer.get(at), pool.mean() + offsets[at]);
        at++;
      }
    }
  }

  /** Neighbours that stand together. */
  private record Pool(double sum, int size) {
    double mean() {
      return sum / size;
    }

    Pool joined(Pool left) {
      return new Pool(sum + left.sum, size + left.size);
    }
  }
}
