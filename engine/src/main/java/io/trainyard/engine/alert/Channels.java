package io.trainyard.engine.alert;

import java.time.Duration;
import java.util.Optional;

/** The channels of a home. Thread-safe. */
@FunctionalInterface
public interface Channels {
  /** A home without channels. */
  Channels NONE = name -> Optional.empty();

  /** The channel of this name. */
  Optional<Channel> named(String name);

  /** The least time from one message by a channel to the next. */
  default Duration pace(String name) {
    return Duration.ZERO;
  }
}
