package io.trainyard.engine.pipeline;

import java.time.Duration;
import java.util.List;

/**
 * How often and when a failed attempt is tried again.
 *
 * @param times retries beyond the first attempt: 2 retries are at most 3 attempts
 * @param first pause before the first retry; each further pause is twice as long
 * @param cap longest pause
 * @param only failures that are retried; empty = all that may be
 * @param never failures that are not
 */
public record Retry(int times, Duration first, Duration cap, List<Value> only, List<Value> never) {
  private static final Duration LONGEST = Duration.ofHours(24);
  public static final Retry NONE = new Retry(0, Duration.ZERO, Duration.ZERO, List.of(), List.of());

  public Retry {
    only = List.copyOf(only);
    never = List.copyOf(never);
  }

  public static Retry times(int times) {
    return new Retry(times, Duration.ZERO, Duration.ZERO, List.of(), List.of());
  }

  /**
   * How long to wait before a retry: {@code first}, doubled with each further one, never more than
   * {@code cap} (24 hours where there is none).
   *
   * @param retry from 1
   */
  public Duration pause(int retry) {
    Duration most = cap.isZero() ? LONGEST : cap;
    Duration pause = first;
    for (int i = 1; i < retry && pause.compareTo(most) < 0 && !pause.isZero(); i++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(most) < 0 ? pause : most;
  }
}
