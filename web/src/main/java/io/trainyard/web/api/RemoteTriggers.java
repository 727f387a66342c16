package io.trainyard.web.api;

import java.util.List;

/** The triggers of a home that another process holds. Thread-safe. */
final class RemoteTriggers implements TriggersDesk {
  private final RemoteDesk desk;

  RemoteTriggers(RemoteDesk desk) {
    this.desk = desk;
  }

  @Override
  public List<TriggerView> triggers() {
    return List.of(desk.get("/triggers", TriggerView[].class));
  }

  @Override
  public List<LeftOutView> leftOut(String pipeline, int limit) {
    String path = "/pipelines/" + RemoteDesk.encode(pipeline) + "/left-out?limit=" + limit;
    return List.of(desk.get(path, LeftOutView[].class));
  }
}
