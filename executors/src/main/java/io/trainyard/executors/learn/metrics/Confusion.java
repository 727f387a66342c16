package io.trainyard.executors.learn.metrics;

/** Per class: the weight of rows that are of it, called it, and both. */
final class Confusion {
  private final double[] actual;
  private final double[] called;
  private final double[] right;
  private final boolean[] present;

  Confusion(ScoredClasses scored) {
    actual = new double[scored.classes()];
    called = new double[scored.classes()];
    right = new double[scored.classes()];
    present = new boolean[scored.classes()];
    for (int row = 0; row < scored.rows(); row++) {
      count(scored.actual(row), scored.predicted(row), scored.weight(row));
    }
  }

  private void count(int is, int isCalled, double weight) {
    actual[is] += weight;
    called[isCalled] += weight;
    present[is] = true;
    present[isCalled] = true;
    if (is == isCalled) {
      right[is] += weight;
    }
  }

  double precision(Averaging averaging, int positive) {
    return average(averaging, positive, (yes, is, says) -> ratio(yes, says));
  }

  double recall(Averaging averaging, int positive) {
    return average(averaging, positive, (yes, is, says) -> ratio(yes, is));
  }

  /** 2 tp / (2 tp + fp + fn), where the denominator is what is, and what is called, together. */
  double f1(Averaging averaging, int positive) {
    return average(averaging, positive, (yes, is, says) -> ratio(2 * yes, is + says));
  }

  private double average(Averaging averaging, int positive, Measure measure) {
    return switch (averaging) {
      case BINARY -> measure.of(right[positive], actual[positive], called[positive]);
      case MICRO -> measure.of(sum(right), sum(actual), sum(called));
      case MACRO -> mean(measure, false);
      case WEIGHTED -> mean(measure, true);
    };
  }

  private double mean(Measure measure, boolean bySupport) {
    double sum = 0;
    double weights = 0;
    for (int i = 0; i < actual.length; i++) {
      if (present[i]) {
        double weight = bySupport ? actual[i] : 1;
        sum += weight * measure.of(right[i], actual[i], called[i]);
        weights += weight;
      }
    }
    return ratio(sum, weights);
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /** A share of nothing is 0: scikit-learn's {@code zero_division}. */
  private static double ratio(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }

  /** A measure of one class. */
  private interface Measure {
    double of(double right, double actual, double called);
  }
}
