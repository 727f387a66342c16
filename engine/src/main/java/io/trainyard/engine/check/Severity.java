package io.trainyard.engine.check;

/** What a failed check means. */
public enum Severity {
  /** The step fails and nothing is published. */
  ERROR,
  /** The run stays green, with the finding recorded. */
  WARNING
}
