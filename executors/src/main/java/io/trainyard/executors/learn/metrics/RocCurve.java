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
    double positives = 0;
    double negatives = 0;
    double won = 0;
    int from = 0;
    while (from < order.length) {
      double score = scored.probability(order[from], positive);
      double tiedPositives = 0;
      double tiedNegatives = 0;
      int next = from;
      while (next < order.length && scored.probability(order[next], positive) == score) {
        int row = order[next++];
        if (scored.actual(row) == positive) {
          tiedPositives += scored.weight(row);
        } else {
          tiedNegatives += scored.weight(row);
        }
      }
      won += tiedNegatives * (positives + tiedPositives / 2);
      positives += tiedPositives;
      negatives += tiedNegatives;
      from = next;
    }
    if (positives == 0 || negatives == 0) {
      return Measured.undefined(
          positives == 0
              ? "no row is of the class that is measured"
              : "every row is of the class that is measured");
    }
    return Measured.of(won / (positives * negatives));
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
}
