package io.trainyard.engine.event;

import java.time.Instant;

/**
 * One fact that happened.
 *
 * @param seq its place in the log, from 1, without gaps
 * @param time when it was accepted
 * @param kind such as {@code attempt.ended}
 * @param actor who caused it, by id: {@code os:<login>}, {@code engine}
 * @param run the run it belongs to; 0 = none
 * @param json its facts; ids, digests and counts only, never personal data
 */
public record Event(long seq, Instant time, String kind, String actor, long run, String json) {}
