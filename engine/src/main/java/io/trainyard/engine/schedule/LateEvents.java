package io.trainyard.engine.schedule;

import java.time.Instant;

/** What events about deadlines carry; each is there once for a pipeline and a deadline. */
public final class LateEvents {
  public static final String TAKEN = "deadline.taken";

  /** A run had not succeeded in time; it is the event's own. */
  public static final String RUN = "run.late";

  /** There was no run to succeed in time. */
  public static final String SCHEDULE = "schedule.late";

  private LateEvents() {}

  /**
   * From now on a pipeline has deadlines; none before this time is looked at.
   *
   * @param deadlines digest of what they say; another one begins anew; empty = there are none
   */
  public record Taken(String pipeline, String deadlines, Instant since) {}

  /**
   * A deadline has passed without a good run.
   *
   * @param deadline when it was
   * @param place which of the pipeline's deadlines, from 0
   * @param definition digest of the definition that sets it, an artifact
   * @param because why, as people read it
   */
  public record Late(
      String pipeline, Instant deadline, int place, String definition, String because) {}
}
