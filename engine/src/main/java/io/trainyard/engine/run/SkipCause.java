package io.trainyard.engine.run;

/** Why an attempt never ran. */
public enum SkipCause {
  /** A condition of {@code when} does not hold. */
  WHEN,
  /** A step it waits for was skipped. */
  UPSTREAM_SKIPPED,
  /** A step it waits for failed, or was cancelled. */
  UPSTREAM_FAILED,
  /** What it waits for did not end as {@code startsWhen} asks. */
  START_RULE,
  /** There is no item to run for. */
  EMPTY,
  /** Nothing ran that it could clean up. */
  NOTHING_TO_CLEAN_UP,
  /** Its run was cancelled. */
  CANCELLED,
  /** Its process ended before it was launched. */
  LOST
}
