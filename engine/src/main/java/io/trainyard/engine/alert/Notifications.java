package io.trainyard.engine.alert;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reading notifications. Thread-safe. */
public interface Notifications {

  /**
   * The latest first.
   *
   * @param pipelines only of these; empty = of every one
   * @param before only with a smaller id, so that a list goes on where another one ended
   */
  List<Notification> latest(
      Set<String> pipelines, Optional<NotificationState> state, long before, int limit);

  /** The channels by which something is still to be sent. */
  Set<String> openChannels();

  /** The oldest one of a channel that may be tried at this time; empty where there is none. */
  Optional<Notification> due(String channel, Instant now);

  /** When the next one of a channel may be tried; empty where none is still to be sent. */
  Optional<Instant> next(String channel);

  /** How many equal ones were left out since the last one that was not, before this one. */
  int leftOutBefore(Notification notification);
}
