package io.trainyard.web.api.remote;

import io.trainyard.engine.security.Principal;
import io.trainyard.web.api.Encoded;
import io.trainyard.web.api.PushOrder;
import io.trainyard.web.api.TakenView;
import io.trainyard.web.api.VersionsDesk;
import java.util.List;
import java.util.Map;

/** The versions of a home that another process holds, which knows who asks. Thread-safe. */
record RemoteVersions(ApiClient client) implements VersionsDesk {

  @Override
  public TakenView push(PushOrder order, Principal who) {
    return client.post("/pipelines", order, who.id(), TakenView.class);
  }

  @Override
  public TakenView back(String pipeline, String version, Principal who) {
    return client.post(
        "/pipelines/" + Encoded.text(pipeline) + "/back",
        version.isEmpty() ? Map.of() : Map.of("version", version),
        who.id(),
        TakenView.class);
  }

  @Override
  public List<TakenView> taken(String pipeline) {
    return client.list("/pipelines/" + Encoded.text(pipeline) + "/taken", TakenView[].class);
  }
}
