package io.trainyard.engine.store;

import java.io.IOException;
import java.nio.file.Path;

/** Another process holds the home. */
public final class HomeInUse extends IOException {
  private static final long serialVersionUID = 1;
  private final String holder;

  HomeInUse(Path home, String holder) {
    super(home + " is in use by " + holder + "; stop that process, or give another --home");
    this.holder = holder;
  }

  HomeInUse(String address, String holder) {
    super(address + " is in use by " + holder + "; stop that process, or give another address");
    this.holder = holder;
  }

  /** Such as {@code process 4711 since 2026-11-21T10:00:00Z}. */
  public String holder() {
    return holder;
  }
}
