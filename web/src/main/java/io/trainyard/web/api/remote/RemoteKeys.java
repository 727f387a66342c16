package io.trainyard.web.api.remote;

import io.trainyard.web.api.Encoded;
import io.trainyard.web.api.KeyDesk;
import io.trainyard.web.api.KeyMade;
import io.trainyard.web.api.KeyOrder;
import io.trainyard.web.api.KeyRotation;
import io.trainyard.web.api.KeyView;
import io.trainyard.web.api.LoginCode;
import java.util.List;
import java.util.Map;

/** The keys of a home that another process holds. Thread-safe. */
record RemoteKeys(ApiClient client) implements KeyDesk {

  @Override
  public List<KeyView> keys() {
    return client.list("/keys", KeyView[].class);
  }

  @Override
  public KeyMade create(KeyOrder order, String actor) {
    return client.post("/keys", order, actor, KeyMade.class);
  }

  @Override
  public LoginCode browser(String actor) {
    return client.post("/login-codes", Map.of(), actor, LoginCode.class);
  }

  @Override
  public KeyView revoke(String name, String actor) {
    return client.post("/keys/" + Encoded.text(name) + "/revoke", Map.of(), actor, KeyView.class);
  }

  @Override
  public KeyMade rotate(String name, KeyRotation order, String actor) {
    return client.post("/keys/" + Encoded.text(name) + "/rotate", order, actor, KeyMade.class);
  }
}
