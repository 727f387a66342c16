package io.trainyard.engine.run;

/** Where one try of one step is. */
public enum AttemptState {
  /** Decided, not to start before a given time. */
  SCHEDULED,
  /** Launched; stays so until its end is proved. */
  RUNNING,
  /** Waits for a time or an event; holds no slot. */
  WAITING,
  /** Ended well. */
  SUCCEEDED,
  /** Ended badly: error, timeout or lost. */
  FAILED,
  /** Never ran, by a rule. */
  SKIPPED,
  /** Its result was there already. */
  CACHED,
  /** Ended by a person. */
  CANCELLED;

  /** No further change is possible. */
  public boolean isDone() {
    return switch (this) {
      case SCHEDULED, RUNNING, WAITING -> false;
      case SUCCEEDED, FAILED, SKIPPED, CACHED, CANCELLED -> true;
    };
  }

  public boolean canBecome(AttemptState next) {
    return switch (this) {
      case SCHEDULED -> next == RUNNING || next == SKIPPED || next == CACHED || next == CANCELLED;
      case RUNNING ->
          next == SUCCEEDED
              || next == FAILED
              || next == WAITING
              || next == CACHED
              || next == CANCELLED;
      case WAITING -> next == RUNNING || next == FAILED || next == CANCELLED;
      case SUCCEEDED, FAILED, SKIPPED, CACHED, CANCELLED -> false;
    };
  }
}
