package io.trainyard.engine.run;

/** How what a step waits for counts for its start. */
enum Standing {
  /** Not known yet. */
  OPEN,
  SUCCEEDED,
  /** It failed, was cancelled, or never ran because something before it failed. */
  FAILED,
  SKIPPED;

  /**
   * How an attempt that nothing follows counts. A refusal is no failure: what needs an approval is
   * skipped then.
   */
  static Standing of(Attempt attempt, boolean isApproval) {
    return switch (attempt.state()) {
      case SCHEDULED, RUNNING, WAITING -> OPEN;
      case SUCCEEDED, CACHED ->
          isApproval && !attempt.decision().orElse(true) ? SKIPPED : SUCCEEDED;
      case FAILED, CANCELLED -> FAILED;
      case SKIPPED ->
          attempt.skip().filter(SkipCause.UPSTREAM_FAILED::equals).isPresent() ? FAILED : SKIPPED;
    };
  }
}
