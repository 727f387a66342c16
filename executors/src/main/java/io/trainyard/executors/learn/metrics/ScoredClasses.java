package io.trainyard.executors.learn.metrics;

import java.util.Arrays;
import java.util.OptionalInt;

/** Classes as they are, beside classes and probabilities as a model predicts them. Immutable. */
public final class ScoredClasses implements Scored {
  private final int classes;
  private final OptionalInt positive;
  private final int[] actual;
  private final int[] predicted;
  private final double[][] probabilities;
  private final double[] weights;

  /**
   * What a model said of rows; every row counts the same.
   *
   * @param classes how many there are; each is a number from 0
   * @param positive which of two counts as "yes"; empty for more than two
   * @param probabilities one for each class, row by row; no rows where the model gives none
   */
  public ScoredClasses(
      int classes, OptionalInt positive, int[] actual, int[] predicted, double[][] probabilities) {
    this(classes, positive, actual, predicted, probabilities, ones(actual.length));
  }

  private ScoredClasses(
      int classes,
      OptionalInt positive,
      int[] actual,
      int[] predicted,
      double[][] probabilities,
      double[] weights) {
    if (actual.length != predicted.length
        || actual.length != weights.length
        || (probabilities.length != 0 && probabilities.length != actual.length)) {
      throw new IllegalArgumentException("as many predictions and weights as rows are needed");
    }
    this.classes = classes;
    this.positive = positive;
    this.actual = actual.clone();
    this.predicted = predicted.clone();
    this.probabilities = probabilities.clone();
    this.weights = weights.clone();
  }

  /** The same rows, each counting as much as its weight says, which is not negative. */
  public ScoredClasses weighted(double[] other) {
    return new ScoredClasses(classes, positive, actual, predicted, probabilities, other);
  }

  private static double[] ones(int count) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  @Override
  public int rows() {
    return actual.length;
  }

  int classes() {
    return classes;
  }

  OptionalInt positive() {
    return positive;
  }

  int actual(int row) {
    return actual[row];
  }

  int predicted(int row) {
    return predicted[row];
  }

  double weight(int row) {
    return weights[row];
  }

  boolean hasProbabilities() {
    return probabilities.length == actual.length;
  }

  double probability(int row, int ofClass) {
    return probabilities[row][ofClass];
  }
}
