package io.trainyard.executors.learn.metrics;

import java.util.Comparator;
import java.util.stream.IntStream;

/** The area under the curve of true against false positives. */
final class RocCurve {
  private RocCurve() {}

  /**
   * The share of pairs of a positive and a negative row in which the positive one scores higher,
   * ties counting half (Mann-Whitney), each pair weighted by the product of its rows' weights.
   */
  static Measured area(ScoredClasses scored, int positive) {
    int[] order = descending(scored, positive);
    Counts counts = new Counts();
    int from = 0;
    while (from < order.length) {
      int next = from;
      double score = scored.probability(order[from], positive);
      while (next < order.length && scored.probability(order[next], positive) == score) {
        int row = order[next++];
        counts.add(scored.actual(row) == positive, scored.weight(row));
      }
      counts.endTie();
      from = next;
    }
    return counts.area();
  }

  private static int[] descending(ScoredClasses scored, int positive) {
    return IntStream.range(0, scored.rows())
        .boxed()
        .sorted(
            Comparator.comparingDouble((Integer row) -> scored.probability(row, positive))
                .reversed())
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Weights seen so far, from the highest score down. */
  private static final class Counts {
    private double positives;
    private double negatives;
    private double tiedPositives;
    private double tiedNegatives;
    private double won;

    void add(boolean isPositive, double weight) {
      tiedPositives += isPositive ? weight : 0;
      tiedNegatives += isPositive ? 0 : weight;
    }

    void endTie() {
      won += tiedNegatives * (positives + tiedPositives / 2);
      positives += tiedPositives;
      negatives += tiedNegatives;
      tiedPositives = 0;
      tiedNegatives = 0;
    }

    Measured area() {
      if (positives == 0 || negatives == 0) {
        return Measured.undefined(
            positives == 0
                ? "no row is of the class that is measured"
                : "every row is of the class that is measured");
      }
      return Measured.of(won / (positives * negatives));
    }
  }
}
