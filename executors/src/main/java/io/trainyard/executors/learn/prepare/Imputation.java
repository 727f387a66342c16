package io.trainyard.executors.learn.prepare;

/** What stands in for a missing value. */
public enum Imputation {
  /** The middle value, or the mean of the two in the middle. */
  MEDIAN,
  MEAN,
  /** The value most rows have; of several, the first in order. */
  MOST_FREQUENT
}
