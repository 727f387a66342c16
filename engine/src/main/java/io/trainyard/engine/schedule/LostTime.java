package io.trainyard.engine.schedule;

/** What becomes of a time that the clocks skip when they go forward. */
public enum LostTime {
  /** It comes once, when the clocks have gone forward. */
  MADE_UP,
  /** It does not come. */
  LEFT_OUT
}
