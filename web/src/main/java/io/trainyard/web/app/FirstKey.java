package io.trainyard.web.app;

import io.trainyard.engine.security.Role;
import io.trainyard.web.api.KeyDesk;
import io.trainyard.web.api.KeyMade;
import io.trainyard.web.api.KeyOrder;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The first admin's key of a home: shown once, and kept in a file that its owner alone reads. */
final class FirstKey {
  private static final String NAME = "admin";
  private final Home home;
  private final KeyDesk keys;

  FirstKey(Home home, KeyDesk keys) {
    this.home = home;
    this.keys = keys;
  }

  /** Makes it; empty where an admin has a key that is good. */
  Optional<KeyMade> make(String actor) throws IOException {
    boolean hasAdmin =
        keys.keys().stream()
            .anyMatch(key -> key.isLive() && key.roles().contains(Role.ADMIN.word()));
    if (hasAdmin) {
      return Optional.empty();
    }
    KeyMade made = keys.create(new KeyOrder(NAME, List.of(Role.ADMIN.word()), null, null), actor);
    OwnerFile.write(home.adminKey(), made.text() + "\n");
    return Optional.of(made);
  }
}
