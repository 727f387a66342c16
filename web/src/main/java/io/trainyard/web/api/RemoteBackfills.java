package io.trainyard.web.api;

import java.util.List;
import java.util.Map;

/** The backfills of a home that another process holds. Thread-safe. */
final class RemoteBackfills implements BackfillsDesk {
  private static final String PATH = "/backfills";
  private final RemoteDesk desk;

  RemoteBackfills(RemoteDesk desk) {
    this.desk = desk;
  }

  @Override
  public List<BackfillView> backfills() {
    return List.of(desk.get(PATH, BackfillView[].class));
  }

  @Override
  public BackfillView backfill(long number) {
    return desk.get(PATH + "/" + number, BackfillView.class);
  }

  @Override
  public BackfillPlanView plan(BackfillRequest request) {
    return desk.post("/backfill-plans", request, "", BackfillPlanView.class);
  }

  @Override
  public BackfillView start(BackfillRequest request, String actor) {
    return desk.post(PATH, request, actor, BackfillView.class);
  }

  @Override
  public BackfillView change(long number, String action, String actor) {
    return desk.post(PATH + "/" + number + "/" + action, Map.of(), actor, BackfillView.class);
  }
}
