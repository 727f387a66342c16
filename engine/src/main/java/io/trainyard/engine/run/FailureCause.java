package io.trainyard.engine.run;

/** Why an attempt failed. */
public enum FailureCause {
  /** The step's own work failed. */
  ERROR,
  /** It ran longer than its {@code timeout}. */
  TIMEOUT,
  /** Its process or machine went away. */
  LOST
}
