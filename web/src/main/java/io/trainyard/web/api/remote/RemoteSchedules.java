package io.trainyard.web.api.remote;

import io.trainyard.web.api.Encoded;
import io.trainyard.web.api.ScheduleView;
import io.trainyard.web.api.SchedulesDesk;
import io.trainyard.web.api.SkippedView;
import java.util.List;
import java.util.Map;

/** The schedules of a home that another process holds. Thread-safe. */
record RemoteSchedules(ApiClient client) implements SchedulesDesk {

  @Override
  public List<ScheduleView> schedules() {
    return client.list("/schedules", ScheduleView[].class);
  }

  @Override
  public ScheduleView change(String pipeline, String action, String actor) {
    String path = "/pipelines/" + Encoded.text(pipeline) + "/schedule/" + action;
    return client.post(path, Map.of(), actor, ScheduleView.class);
  }

  @Override
  public List<SkippedView> skipped(String pipeline, int limit) {
    String path = "/pipelines/" + Encoded.text(pipeline) + "/skipped?limit=" + limit;
    return client.listIfThere(path, SkippedView[].class);
  }
}
