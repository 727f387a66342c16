package io.trainyard.web.api;

import java.util.List;

/** What a home knows of schedules. Thread-safe. */
public interface SchedulesDesk {
  /** Every pipeline that starts by itself, by name. */
  List<ScheduleView> schedules();

  /**
   * Has what fires of a pipeline left out, or start runs again; also over its new versions.
   *
   * @param action pause or resume
   */
  ScheduleView change(String pipeline, String action, String actor);

  /** What was left out of a pipeline, the latest first. */
  List<SkippedView> skipped(String pipeline, int limit);
}
