package io.trainyard.engine.why;

/** What a run would do with a step. */
public enum Forecast {
  RUN,
  CACHED,
  SKIPPED,
  /** Only the run itself can tell. */
  DEPENDS
}
