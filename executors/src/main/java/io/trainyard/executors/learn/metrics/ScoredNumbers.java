package io.trainyard.executors.learn.metrics;

import java.util.Arrays;

/** Numbers as they are, beside numbers as a model predicts them. Immutable. */
public final class ScoredNumbers implements Scored {
  private final double[] actual;
  private final double[] predicted;
  private final double[] weights;

  private ScoredNumbers(double[] actual, double[] predicted, double[] weights) {
    this.actual = actual;
    this.predicted = predicted;
    this.weights = weights;
  }

  /** Rows that count the same. */
  public static ScoredNumbers of(double[] actual, double[] predicted) {
    double[] weights = new double[actual.length];
    Arrays.fill(weights, 1);
    return of(actual, predicted, weights);
  }

  /** Rows that count as much as their weights say, which are not negative. */
  public static ScoredNumbers of(double[] actual, double[] predicted, double[] weights) {
    if (actual.length != predicted.length || actual.length != weights.length) {
      throw new IllegalArgumentException("as many predictions and weights as rows are needed");
    }
    return new ScoredNumbers(actual.clone(), predicted.clone(), weights.clone());
  }

  @Override
  public int rows() {
    return actual.length;
  }

  double actual(int row) {
    return actual[row];
  }

  double predicted(int row) {
    return predicted[row];
  }

  double weight(int row) {
    return weights[row];
  }
}
