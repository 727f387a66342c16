package io.trainyard.web.api;

import java.util.List;
import java.util.Map;

/** The keys of a home that another process holds. Thread-safe. */
final class RemoteKeys implements KeyDesk {
  private final RemoteDesk desk;

  RemoteKeys(RemoteDesk desk) {
    this.desk = desk;
  }

  @Override
  public List<KeyView> keys() {
    return List.of(desk.get("/keys", KeyView[].class));
  }

  @Override
  public KeyMade create(KeyOrder order, String actor) {
    return desk.post("/keys", order, actor, KeyMade.class);
  }

  @Override
  public LoginCode browser(String actor) {
    return desk.post("/login-codes", Map.of(), actor, LoginCode.class);
  }

  @Override
  public KeyView revoke(String name, String actor) {
    return desk.post(
        "/keys/" + RemoteDesk.encode(name) + "/revoke", Map.of(), actor, KeyView.class);
  }

  @Override
  public KeyMade rotate(String name, KeyRotation order, String actor) {
    return desk.post("/keys/" + RemoteDesk.encode(name) + "/rotate", order, actor, KeyMade.class);
  }
}
