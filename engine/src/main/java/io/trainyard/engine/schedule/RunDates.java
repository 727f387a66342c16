package io.trainyard.engine.schedule;

import io.trainyard.engine.pipeline.Pipeline;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The day that a run is about where nobody names it. */
public final class RunDates {
  private RunDates() {}

  /**
   * Today where the pipeline's schedule is, so that a run that a person starts is about the same
   * day as one of the schedule; in UTC where there is no schedule.
   */
  public static LocalDate today(Pipeline pipeline, Instant now) {
    ZoneId zone =
        ScheduleOptions.of(pipeline).stream()
            .findFirst()
            .map(Schedule::zone)
            .orElse(ZoneOffset.UTC);
    return LocalDate.ofInstant(now, zone);
  }
}
