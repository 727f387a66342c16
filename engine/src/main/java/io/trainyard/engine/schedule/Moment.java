package io.trainyard.engine.schedule;

import java.time.Instant;
import java.time.LocalDateTime;

/**
 * One time of a rhythm, before calendars and jitter.
 *
 * @param meant what the clocks show, or would if they were not changed
 */
record Moment(Instant at, LocalDateTime meant, ClockMark mark) {}
