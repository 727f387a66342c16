package io.trainyard.engine.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What is remembered of deadlines. Thread-safe. */
public interface Lateness {

  /**
   * Since when the deadlines of a pipeline count.
   *
   * @param deadlines digest of what they say
   */
  record Known(String deadlines, Instant since) {}

  /**
   * A deadline that has passed without a good run.
   *
   * @param run the run that had not succeeded; 0 = there was none
   */
  record Missed(long run, LateEvents.Late late) {}

  /** By pipeline. */
  Map<String, Known> known();

  /** The deadlines that a pipeline has missed, the latest first. */
  List<Missed> missed(String pipeline, int limit);

  /** The deadlines that a run has missed. */
  List<LateEvents.Late> ofRun(long run);
}
