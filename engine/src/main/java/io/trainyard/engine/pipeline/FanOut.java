package io.trainyard.engine.pipeline;

import java.util.OptionalInt;

/**
 * How a step runs that runs once for every item of an input.
 *
 * @param parallel most of its items that run at once, 1 or more; empty = as the limits of the home
 *     allow
 * @param tolerate the share of its items that may fail without failing the step, from 0 to 1
 * @param atMost most items it takes, from 1 to {@value #MOST}; with more of them it fails before
 *     one has started
 * @param skipIfEmpty whether the step is skipped when there is no item; else it fails
 */
public record FanOut(OptionalInt parallel, double tolerate, int atMost, boolean skipIfEmpty) {
  /** The most items a step may run for. */
  public static final int MOST = 10_000;

  private static final double ROUNDING = 1e-9;

  public static final FanOut DEFAULT = new FanOut(OptionalInt.empty(), 0, MOST, false);

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException when a number is out of them
   */
  public FanOut {
    if (parallel.isPresent() && parallel.getAsInt() < 1) {
      throw new IllegalArgumentException("parallel is 1 or more, not " + parallel.getAsInt());
    }
    if (!(tolerate >= 0 && tolerate <= 1)) {
      throw new IllegalArgumentException("tolerate is a share from 0 to 1, not " + tolerate);
    }
    if (atMost < 1 || atMost > MOST) {
      throw new IllegalArgumentException("atMost is from 1 to " + MOST + ", not " + atMost);
    }
  }

  /**
   * How many of so many items may fail without failing the step: the whole ones in that share. A
   * share such as 0.29 of 100 is 28.999999999999996 in binary and means 29.
   */
  public int tolerated(int items) {
    return (int) Math.floor(items * tolerate + ROUNDING);
  }
}
