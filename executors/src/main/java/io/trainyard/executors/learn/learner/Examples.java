package io.trainyard.executors.learn.learner;

import io.trainyard.engine.deploy.Task;

/**
 * Rows to learn from, as numbers.
 *
 * @param features row by row; NaN = missing, only where the learner takes it
 * @param labels the number to predict, or the class from 0
 * @param weights how much each row counts
 * @param classes how many there are; 0 for numbers
 */
public record Examples(double[][] features, double[] labels, double[] weights, int classes) {
  public int rows() {
    return features.length;
  }

  public Task task() {
    return classes == 0 ? Task.NUMBER : Task.CLASSES;
  }

  /** How many numbers a row has. */
  public int width() {
    return features.length == 0 ? 0 : features[0].length;
  }
}
