package io.trainyard.engine.trigger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is remembered of triggers. Thread-safe. */
public interface Triggers {

  /**
   * A trigger that listens.
   *
   * @param since seq of the event that it listens from
   */
  record Known(String pipeline, String trigger, long since) {}

  /** What was left out, and when that was decided. */
  record Skipped(Instant at, TriggerEvents.LeftOut facts) {}

  /** Every trigger that listens. */
  List<Known> known();

  /** What a trigger heard and has not settled, in the order of events. */
  List<Heard> pending(String pipeline, String trigger);

  /** When the last run of a trigger started. */
  Optional<Instant> lastStarted(String pipeline, String trigger);

  /** The run of a trigger for a key. */
  Optional<Long> run(String pipeline, String trigger, String key);

  /** Why a run started, where an event was the cause. */
  Optional<TriggerEvents.Started> cause(long run);

  /** By path, the file as it was when it arrived last. */
  Map<String, TriggerEvents.FileArrived> arrived(String pipeline, String trigger);

  /** Whether a hook has had a call with this key, and the seq of its event. */
  Optional<Long> received(String hook, String key);

  /** What was left out of a pipeline, the latest first. */
  List<Skipped> leftOut(String pipeline, int limit);
}
