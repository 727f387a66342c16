package io.trainyard.web.api.remote;

import io.trainyard.web.api.AuditDesk;
import io.trainyard.web.api.AuditView;
import io.trainyard.web.api.Encoded;
import io.trainyard.web.api.EventView;
import java.util.List;

/** The log of a home that another process holds. Thread-safe. */
record RemoteAudit(ApiClient client) implements AuditDesk {

  @Override
  public AuditView check(String kept) {
    String query = kept.isEmpty() ? "" : "?head=" + Encoded.text(kept);
    return client.get("/audit/check" + query, AuditView.class);
  }

  @Override
  public List<EventView> events(long seq, int limit) {
    return client.list("/audit?after=" + seq + "&limit=" + limit, EventView[].class);
  }
}
