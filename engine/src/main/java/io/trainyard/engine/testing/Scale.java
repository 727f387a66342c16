package io.trainyard.engine.testing;

/**
 * How much of the fault suite runs: a part that takes minutes, or with {@code -Dfaults=full} all of
 * it, which may take an hour.
 */
public enum Scale {
  SMALL,
  FULL;

  /** What the system property {@code faults} says; small when it says nothing. */
  public static Scale current() {
    return "full".equals(System.getProperty("faults")) ? FULL : SMALL;
  }

  /** How many rounds, points or seeds, of two numbers. */
  public static int of(int small, int full) {
    return current() == FULL ? full : small;
  }
}
