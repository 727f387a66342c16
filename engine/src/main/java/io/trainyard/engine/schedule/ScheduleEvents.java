package io.trainyard.engine.schedule;

import java.time.Instant;

/**
 * What events about schedules carry. That a schedule fired is told by the {@code run.planned} of
 * its run, which has the logical and the scheduled time.
 */
public final class ScheduleEvents {
  public static final String TAKEN = "schedule.taken";
  public static final String DROPPED = "schedule.dropped";
  public static final String SKIPPED = "schedule.skipped";
  public static final String CLOCK_BACK = "schedule.clockBack";

  public static final String PAUSED = "schedule.paused";
  public static final String RESUMED = "schedule.resumed";

  private ScheduleEvents() {}

  /** By the event's actor: what fires of a pipeline is left out until it is resumed. */
  public record Paused(String pipeline) {}

  /** By the event's actor: what fires of a pipeline starts runs again. */
  public record Resumed(String pipeline) {}

  /**
   * From now on a pipeline starts by itself; nothing before this time is ever made up.
   *
   * @param schedules digest of what its schedules say; another one begins anew
   */
  public record Taken(String pipeline, String schedules, Instant since) {}

  /** From now on a pipeline starts by itself no more. */
  public record Dropped(String pipeline) {}

  /**
   * Fires that were left out.
   *
   * @param first the logical time of the first
   * @param logical that of the last
   * @param scheduled when the last was to be created
   * @param count how many, at least 1
   * @param because why, as people read it
   */
  public record Skipped(
      String pipeline,
      Instant first,
      Instant logical,
      Instant scheduled,
      long count,
      String because) {}

  /** The clock of the machine was set back by more than a second. */
  public record ClockBack(Instant from, Instant to) {}
}
