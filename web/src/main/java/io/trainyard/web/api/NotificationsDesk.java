package io.trainyard.web.api;

import io.trainyard.engine.alert.NotificationState;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a home has told people, or is to. Thread-safe. */
@FunctionalInterface
public interface NotificationsDesk {
  /**
   * The latest first.
   *
   * @param pipelines only of these; empty = of every one
   * @param before only with a smaller number
   */
  List<NotificationView> latest(
      Set<String> pipelines, Optional<NotificationState> state, long before, int limit);
}
