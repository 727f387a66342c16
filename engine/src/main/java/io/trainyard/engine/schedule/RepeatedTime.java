package io.trainyard.engine.schedule;

/** What becomes of a time that comes twice when the clocks go back. */
public enum RepeatedTime {
  /** The first one counts. */
  ONCE,
  /** Both count. */
  TWICE
}
