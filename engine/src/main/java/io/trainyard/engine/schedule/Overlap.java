package io.trainyard.engine.schedule;

/** What becomes of a fire while an earlier run of the same pipeline goes on. */
public enum Overlap {
  /** It is left out. */
  SKIP,
  /** It waits until the earlier ones have ended. */
  QUEUE,
  /** The earlier runs are cancelled. */
  CANCEL_OLDER,
  /** Both run. */
  ALLOW
}
