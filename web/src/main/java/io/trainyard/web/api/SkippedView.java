package io.trainyard.web.api;

import io.trainyard.engine.schedule.ScheduleEvents;
import java.time.Instant;

/**
 * Fires that were left out.
 *
 * @param first the logical time of the first
 * @param logical that of the last
 * @param count how many there are from the first to the last
 * @param because why
 */
public record SkippedView(
    String pipeline, Instant first, Instant logical, long count, String because) {
  public static SkippedView of(ScheduleEvents.Skipped skipped) {
    return new SkippedView(
        skipped.pipeline(), skipped.first(), skipped.logical(), skipped.count(), skipped.because());
  }
}
