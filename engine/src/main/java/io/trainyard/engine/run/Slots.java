package io.trainyard.engine.run;

import java.util.List;

/**
 * Decides which of the attempts that are ready start now. Pure. For now there is one limit: how
 * many attempts run at once, over all runs.
 */
public final class Slots {
  private final int most;

  /**
   * Slots for this many attempts at once.
   *
   * @param most at least 1
   */
  public Slots(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("there must be at least one slot, but this is " + most);
    }
    this.most = most;
  }

  /**
   * The first of those that are ready, as many as there are free slots.
   *
   * @param ready in the order in which they became ready
   * @param taken how many slots are held, by attempts whose end is not proved too
   */
  public <T> List<T> grant(List<T> ready, int taken) {
    int free = Math.max(0, most - taken);
    return List.copyOf(ready.subList(0, Math.min(free, ready.size())));
  }
}
