package io.trainyard.web.api.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts wrong keys by the address they come from: ten a minute, after which further wrong ones are
 * answered with 429. A right key is let in all the same, so that nobody behind the same proxy can
 * lock others out; that many random bits are not found by trying. Thread-safe.
 */
final class FailedLogins {
  private static final int MOST = 10;
  private static final Duration WINDOW = Duration.ofMinutes(1);

  /** Beyond this, the oldest windows are forgotten: memory is bounded, whoever tries. */
  private static final int ADDRESSES = 10_000;

  private final InstantSource clock;
  private final Map<String, Window> byAddress = new HashMap<>();

  /** Failures since a time. */
  private record Window(Instant since, int failures) {}

  FailedLogins(InstantSource clock) {
    this.clock = clock;
  }

  /** Counts a failure; false = there were too many. */
  synchronized boolean count(String address) {
    Instant now = clock.instant();
    Window window = byAddress.get(address);
    boolean isOver = window == null || !now.isBefore(window.since.plus(WINDOW));
    int failures = isOver || window == null ? 1 : window.failures + 1;
    if (byAddress.size() >= ADDRESSES) {
      byAddress.values().removeIf(old -> !now.isBefore(old.since.plus(WINDOW)));
      if (byAddress.size() >= ADDRESSES) {
        byAddress.clear();
      }
    }
    byAddress.put(address, new Window(isOver || window == null ? now : window.since, failures));
    return failures <= MOST;
  }
}
