package io.trainyard.engine.alert;

import java.time.Duration;
import java.time.Instant;

/** When something that did not get through is tried again, and how long. */
final class Backoff {
  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** What nobody could be told for so long is no news. */
  private static final Duration OLDEST = Duration.ofHours(24);

  private static final int MOST_DOUBLINGS = 10;

  private Backoff() {}

  /** The pause after so many tries in a row that did not get through, 1 or more. */
  static Duration pause(int tries) {
    Duration pause = FIRST.multipliedBy(1L << Math.min(tries - 1, MOST_DOUBLINGS));
    return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
  }

  /** Whether it is no longer tried. */
  static boolean isTooOld(Notification notification, Instant now) {
    return notification.created().plus(OLDEST).isBefore(now);
  }
}
