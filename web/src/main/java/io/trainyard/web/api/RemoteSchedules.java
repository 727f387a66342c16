package io.trainyard.web.api;

import java.util.List;

/** The schedules of a home that another process holds. Thread-safe. */
final class RemoteSchedules implements SchedulesDesk {
  private final RemoteDesk desk;

  RemoteSchedules(RemoteDesk desk) {
    this.desk = desk;
  }

  @Override
  public List<ScheduleView> schedules() {
    return List.of(desk.get("/schedules", ScheduleView[].class));
  }

  @Override
  public List<SkippedView> skipped(String pipeline, int limit) {
    String path = "/pipelines/" + RemoteDesk.encode(pipeline) + "/skipped?limit=" + limit;
    try {
      return List.of(desk.get(path, SkippedView[].class));
    } catch (Problem e) {
      if (e.status() == 404) {
        return List.of(); // it does not start by itself there
      }
      throw e;
    }
  }
}
