package io.trainyard.engine.schedule;

/** What a clock change does to a fire. */
public enum ClockMark {
  /** No clock change touches it. */
  NONE(""),
  /** Its time does not exist that day, so it fires when the clocks have gone forward. */
  MOVED("its time is skipped by the clocks: it fires when they have gone forward"),
  /** Its time comes twice that day, and this is the first. */
  FIRST("its time comes twice: the first"),
  /** Its time comes twice that day, and this is the second. */
  SECOND("its time comes twice: the second");

  private final String words;

  ClockMark(String words) {
    this.words = words;
  }

  /** What it means, as people read it; empty for {@link #NONE}. */
  public String words() {
    return words;
  }
}
