package io.trainyard.engine.event;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One fact that happened.
 *
 * @param seq its place in the log, from 1, without gaps
 * @param time when it was accepted
 * @param kind such as {@code attempt.ended}
 * @param actor who caused it, by id: {@code os:<login>}, {@code engine}
 * @param run the run it belongs to; 0 = none
 * @param json its facts; ids, digests and counts only, never personal data
 * @param written the record that the facts were written from, where this process still has it: the
 *     same said twice, and so no part of what makes two events equal
 */
public record Event(
    long seq,
    Instant time,
    String kind,
    String actor,
    long run,
    String json,
    @Nullable Record written) {

  /** An event as the log tells it. */
  public Event(long seq, Instant time, String kind, String actor, long run, String json) {
    this(seq, time, kind, actor, run, json, null);
  }

  /**
   * Its facts.
   *
   * @throws IllegalArgumentException when they are no such record
   */
  public <T extends Record> T facts(Class<T> type) {
    return type.isInstance(written) ? type.cast(written) : EventJson.read(json, type);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Event event
        && seq == event.seq
        && run == event.run
        && time.equals(event.time)
        && kind.equals(event.kind)
        && actor.equals(event.actor)
        && json.equals(event.json);
  }

  @Override
  public int hashCode() {
    return Objects.hash(seq, time, kind, actor, run, json);
  }
}
