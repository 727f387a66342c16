package io.trainyard.engine.schedule;

/**
 * How many of the fires that nobody was there for are made up.
 *
 * @param most the latest so many; 0 = none
 */
public record Missed(int most) {
  /** All of them are left out. */
  public static final Missed NONE = new Missed(0);

  /** The latest one is made up. */
  public static final Missed LATEST = new Missed(1);

  public Missed {
    if (most < 0) {
      throw new IllegalArgumentException("fewer than no fires cannot be made up: " + most);
    }
  }
}
