package io.trainyard.engine.trigger;

import java.time.Instant;

/**
 * What events about triggers carry. A trigger is named by its pipeline and its signals; what was
 * heard is settled up to an event by a run that started, or by being left out.
 */
public final class TriggerEvents {
  public static final String TAKEN = "trigger.taken";
  public static final String DROPPED = "trigger.dropped";
  public static final String HEARD = "trigger.heard";
  public static final String LEFT_OUT = "trigger.leftOut";

  /** In the transaction that creates the run. */
  public static final String STARTED = "run.triggered";

  public static final String HOOK_RECEIVED = "hook.received";
  public static final String FILE_ARRIVED = "file.arrived";

  private TriggerEvents() {}

  /** From now on a trigger listens; nothing that happened before counts. */
  public record Taken(String pipeline, String trigger) {}

  /** From now on a trigger listens no more; what it waited with is forgotten. */
  public record Dropped(String pipeline, String trigger) {}

  /**
   * A trigger heard an event; refused where it has heard it.
   *
   * @param event seq of what happened
   * @param signal which of the trigger's signals it is
   * @param key what is one and the same by it
   * @param at when it happened
   */
  public record Heard(
      String pipeline, String trigger, long event, String signal, String key, Instant at) {}

  /**
   * A run starts because of an event; refused where there is one of the trigger for the same key.
   *
   * @param event seq of the event that is the cause
   * @param upTo seq of the last event that is settled with it
   * @param count how many events it stands for, at least 1
   * @param depth how many runs in a row started each other by events, 1 for the first
   */
  public record Started(
      String pipeline, String trigger, String key, long event, long upTo, long count, int depth) {}

  /**
   * No run starts because of some events.
   *
   * @param first seq of the first of them
   * @param last seq of the last
   * @param upTo what came up to this event is settled; 0 = nothing is
   * @param count how many, at least 1
   * @param because why, as people read it
   */
  public record LeftOut(
      String pipeline,
      String trigger,
      long first,
      long last,
      long upTo,
      long count,
      String because) {}

  /**
   * A signed call came in; refused where the hook has had one with the same key.
   *
   * @param key digest of what the sender names the call by
   * @param body digest of what it carried, which is kept as an artifact
   * @param bytes of the body
   */
  public record HookReceived(String hook, String key, String body, long bytes) {}

  /**
   * A file is there and has stopped growing; refused where the trigger has had the same bytes
   * there.
   *
   * @param signal of the trigger, which the file fits
   * @param modified when the file was changed last, as the file system tells
   */
  public record FileArrived(
      String pipeline,
      String trigger,
      String signal,
      String path,
      String digest,
      long bytes,
      Instant modified) {}
}
