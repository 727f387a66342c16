package io.trainyard.engine.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * One time at which a schedule is due.
 *
 * @param logical the time it is about; with the pipeline's name it tells a run from every other
 * @param scheduled when the run is to be created: the logical time and the jitter
 * @param meant what the clocks of the schedule's zone show, or would if they were not changed
 * @param mark what a clock change does to it
 * @param closed why the calendar leaves it out; empty where it fires
 */
public record Fire(
    Instant logical, Instant scheduled, LocalDateTime meant, ClockMark mark, String closed) {

  /** The date the run is about. */
  public LocalDate day() {
    return meant.toLocalDate();
  }

  /** Whether the calendar lets it fire. */
  public boolean isOpen() {
    return closed.isEmpty();
  }
}
