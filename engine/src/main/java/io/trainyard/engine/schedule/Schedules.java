package io.trainyard.engine.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is remembered of schedules. Thread-safe. */
public interface Schedules {

  /**
   * What is known of the schedules of one pipeline.
   *
   * @param schedules digest of what they say
   * @param since they count from this time on
   * @param lastLogical the latest logical time that fired or was left out; empty = none yet
   */
  record Known(String schedules, Instant since, Optional<Instant> lastLogical) {
    /** The time after which fires are still to come. */
    public Instant handled() {
      return lastLogical.filter(last -> last.isAfter(since)).orElse(since);
    }
  }

  /** By pipeline. */
  Map<String, Known> known();

  /**
   * That the schedules of a pipeline are paused; also over its new versions.
   *
   * @param by who did it
   */
  record Paused(String by, Instant since) {}

  /** Whether what fires of a pipeline is left out now. */
  Optional<Paused> paused(String pipeline);

  /** What was left out of a pipeline, the latest first. */
  List<ScheduleEvents.Skipped> skipped(String pipeline, int limit);
}
