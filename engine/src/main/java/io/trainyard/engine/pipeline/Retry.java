package io.trainyard.engine.pipeline;

import java.time.Duration;
import java.util.List;

/**
 * How often and when a failed attempt is tried again.
 *
 * @param times retries beyond the first attempt, 0 or more: 2 retries are at most 3 attempts.
 *     Attempts whose machine was lost are counted apart, see {@link #lossTimes}
 * @param first the pause before the first retry, or what bounds it where pauses grow
 * @param cap longest pause, at most 24 hours; equal to {@code first} where every pause is the same
 * @param only failures that are retried; empty = all that may be
 * @param never failures that are not, whatever {@code only} says
 */
public record Retry(
    int times, Duration first, Duration cap, List<FailureClass> only, List<FailureClass> never) {
  /** Fewest retries of attempts whose machine was lost: the step can do nothing for it. */
  public static final int LEAST_LOSSES = 3;

  private static final Duration LONGEST = Duration.ofHours(24);
  public static final Retry NONE = times(0);

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException when {@code times} or a pause is negative, or the cap is less
   *     than the first pause or more than 24 hours
   */
  public Retry {
    if (times < 0) {
      throw new IllegalArgumentException("times is 0 or more, not " + times);
    }
    if (first.isNegative() || cap.compareTo(first) < 0 || cap.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "pauses go from 0 up to a cap of at most 24 hours, not from " + first + " to " + cap);
    }
    only = List.copyOf(only);
    never = List.copyOf(never);
  }

  /**
   * Retries of attempts whose machine, or whose process, was lost: as many as of others, and at
   * least {@value #LEAST_LOSSES}, so that a new start of the server ends no run; none where {@code
   * never} names a lost machine.
   */
  public int lossTimes() {
    return Math.max(times, LEAST_LOSSES);
  }

  /** Whether a step may run again whose machine, or whose process, was lost while it ran. */
  public boolean goesOnAfterLoss() {
    return !never.contains(FailureClass.MACHINE_LOST)
        && (only.isEmpty() || only.contains(FailureClass.MACHINE_LOST));
  }

  public static Retry times(int times) {
    return new Retry(times, Duration.ZERO, Duration.ZERO, List.of(), List.of());
  }

  /**
   * What bounds the pause before a retry: {@code first}, doubled with each further one, never more
   * than {@code cap}.
   *
   * @param retry from 1
   */
  public Duration longestPause(int retry) {
    Duration pause = first;
    for (int i = 1; i < retry && pause.compareTo(cap) < 0 && !pause.isZero(); i++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(cap) < 0 ? pause : cap;
  }

  /**
   * How long to wait before a retry. Where pauses grow, it is drawn evenly from zero to {@link
   * #longestPause} ("full jitter"), so that what failed together is not tried again together; where
   * every pause is the same, it is exactly that.
   *
   * @param retry from 1
   * @param draw any number; the same one gives the same pause. The modulo favours short pauses by
   *     less than one in 200,000, since there are 2^64 draws and at most 8.64e13 nanoseconds
   */
  public Duration pause(int retry, long draw) {
    Duration longest = longestPause(retry);
    return first.equals(cap)
        ? longest
        : Duration.ofNanos(Long.remainderUnsigned(draw, longest.toNanos() + 1));
  }
}
