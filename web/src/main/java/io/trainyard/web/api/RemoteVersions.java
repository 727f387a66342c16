package io.trainyard.web.api;

import io.trainyard.engine.security.Principal;
import java.util.List;

/** The versions of a home that another process holds, which knows who asks. Thread-safe. */
final class RemoteVersions implements VersionsDesk {
  private final RemoteDesk desk;

  RemoteVersions(RemoteDesk desk) {
    this.desk = desk;
  }

  @Override
  public TakenView push(PushOrder order, Principal who) {
    return desk.post("/pipelines", order, who.id(), TakenView.class);
  }

  @Override
  public TakenView back(String pipeline, String version, Principal who) {
    return desk.post(
        "/pipelines/" + RemoteDesk.encode(pipeline) + "/back",
        new VersionsResource.Back(version.isEmpty() ? null : version),
        who.id(),
        TakenView.class);
  }

  @Override
  public List<TakenView> taken(String pipeline) {
    return List.of(
        desk.get("/pipelines/" + RemoteDesk.encode(pipeline) + "/taken", TakenView[].class));
  }
}
