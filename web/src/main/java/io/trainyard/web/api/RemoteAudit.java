package io.trainyard.web.api;

import java.util.List;

/** The log of a home that another process holds. Thread-safe. */
final class RemoteAudit implements AuditDesk {
  private final RemoteDesk desk;

  RemoteAudit(RemoteDesk desk) {
    this.desk = desk;
  }

  @Override
  public AuditView check(String kept) {
    String query = kept.isEmpty() ? "" : "?head=" + RemoteDesk.encode(kept);
    return desk.get("/audit/check" + query, AuditView.class);
  }

  @Override
  public List<EventView> events(long seq, int limit) {
    return List.of(desk.get("/audit?after=" + seq + "&limit=" + limit, EventView[].class));
  }
}
