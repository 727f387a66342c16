package io.trainyard.web.api;

import java.util.List;

/** The event log of a home, as what it is proof of. Thread-safe. */
public interface AuditDesk {
  /**
   * Walks the whole log.
   *
   * @param kept a head from earlier, such as {@code 812:sha256:..}; empty = none
   */
  AuditView check(String kept);

  /** Up to {@code limit} events after {@code seq}, in order. */
  List<EventView> events(long seq, int limit);
}
