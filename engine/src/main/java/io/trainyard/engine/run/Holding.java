package io.trainyard.engine.run;

/**
 * An attempt that was started and whose end is not proved yet: it holds what it claimed.
 *
 * @param candidate as it was when it got its slot
 * @param overdue whether it was asked to stop, has ended as far as its run is concerned, and did
 *     not stop
 */
public record Holding(Candidate candidate, boolean overdue) {

  /** {@code run 12 `load`}, and that it does not stop. */
  public String shown() {
    return candidate.shown() + (overdue ? " (asked to stop, still there)" : "");
  }
}
