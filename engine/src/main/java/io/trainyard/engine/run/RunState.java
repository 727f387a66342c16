package io.trainyard.engine.run;

/** Where a run is. */
public enum RunState {
  /** Accepted, not yet begun. */
  QUEUED,
  /** Some step may still change. */
  RUNNING,
  /** Every step ended well or was skipped by rule. */
  SUCCEEDED,
  /** A step failed and nothing made up for it. */
  FAILED,
  /** Ended by a person. */
  CANCELLED;

  /** No further change is possible. */
  public boolean isDone() {
    return this == SUCCEEDED || this == FAILED || this == CANCELLED;
  }

  public boolean canBecome(RunState next) {
    return switch (this) {
      case QUEUED -> next == RUNNING || next == CANCELLED;
      case RUNNING -> next == SUCCEEDED || next == FAILED || next == CANCELLED;
      case SUCCEEDED, FAILED, CANCELLED -> false;
    };
  }
}
