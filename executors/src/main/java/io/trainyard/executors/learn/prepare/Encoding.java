package io.trainyard.executors.learn.prepare;

/** How the values of a column become numbers. */
public enum Encoding {
  /** One number for each value. */
  ONE_HOT,
  /** The place in the order of the values. */
  ORDINAL
}
