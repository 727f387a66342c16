package io.trainyard.web.api.remote;

import io.trainyard.web.api.BackfillPlanView;
import io.trainyard.web.api.BackfillRequest;
import io.trainyard.web.api.BackfillView;
import io.trainyard.web.api.BackfillsDesk;
import java.util.List;
import java.util.Map;

/** The backfills of a home that another process holds. Thread-safe. */
record RemoteBackfills(ApiClient client) implements BackfillsDesk {
  private static final String PATH = "/backfills";

  @Override
  public List<BackfillView> backfills() {
    return client.list(PATH, BackfillView[].class);
  }

  @Override
  public BackfillView backfill(long number) {
    return client.get(PATH + "/" + number, BackfillView.class);
  }

  @Override
  public BackfillPlanView plan(BackfillRequest request) {
    return client.post("/backfill-plans", request, "", BackfillPlanView.class);
  }

  @Override
  public BackfillView start(BackfillRequest request, String actor) {
    return client.post(PATH, request, actor, BackfillView.class);
  }

  @Override
  public BackfillView change(long number, String action, String actor) {
    return client.post(PATH + "/" + number + "/" + action, Map.of(), actor, BackfillView.class);
  }
}
