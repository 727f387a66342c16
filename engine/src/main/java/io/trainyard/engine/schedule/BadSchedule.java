package io.trainyard.engine.schedule;

/** A schedule that cannot be kept; the message names the field, the reason and what to write. */
public final class BadSchedule extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  public BadSchedule(String message) {
    super(message);
  }
}
