package io.trainyard.web.api.remote;

import io.trainyard.web.api.Encoded;
import io.trainyard.web.api.LeftOutView;
import io.trainyard.web.api.TriggerView;
import io.trainyard.web.api.TriggersDesk;
import java.util.List;

/** The triggers of a home that another process holds. Thread-safe. */
record RemoteTriggers(ApiClient client) implements TriggersDesk {

  @Override
  public List<TriggerView> triggers() {
    return client.list("/triggers", TriggerView[].class);
  }

  @Override
  public List<LeftOutView> leftOut(String pipeline, int limit) {
    String path = "/pipelines/" + Encoded.text(pipeline) + "/left-out?limit=" + limit;
    return client.listIfThere(path, LeftOutView[].class);
  }
}
