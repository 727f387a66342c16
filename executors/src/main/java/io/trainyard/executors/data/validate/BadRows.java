package io.trainyard.executors.data.validate;

/** What becomes of rows that break a rule of a {@code validate} step. */
public enum BadRows {
  /** The step fails. */
  FAIL,
  /** They stay, and the findings are warnings. */
  WARN,
  /** They go to {@code rejected}, and the findings are warnings. */
  QUARANTINE
}
