package io.trainyard.executors.learn.metrics;

/**
 * How a measure of single classes becomes one number; scikit-learn's {@code average}. Classes that
 * neither the rows nor the predictions hold are left out.
 */
public enum Averaging {
  /** That of the positive class alone. */
  BINARY,
  /** The plain mean over classes. */
  MACRO,
  /** The mean over classes, weighted by how many rows are of each. */
  WEIGHTED,
  /** Computed once over the counts of all classes. */
  MICRO
}
