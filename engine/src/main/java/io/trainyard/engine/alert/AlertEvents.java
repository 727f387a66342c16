package io.trainyard.engine.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What events about notifications carry. The run, where there is one, is the event's own. */
public final class AlertEvents {
  public static final String DUE = "notification.due";
  public static final String TRIED = "notification.tried";
  public static final String SENT = "notification.sent";
  public static final String FAILED = "notification.failed";

  private AlertEvents() {}

  /**
   * Somebody is to be told something; the notification's id is this event's seq.
   *
   * @param about {@code failure}, {@code late}, {@code waiting} or {@code notify}
   * @param step the one it is about; empty where it is about a run or a pipeline
   * @param event seq of the event it tells of; 0 where a step tells
   * @param channel name of the home's channel
   * @param message digest of the artifact that says to whom and what a step says: addresses and
   *     texts are not for a log from which nothing is erased
   * @param quietSeconds an equal one that is younger makes this one be left out; null = none does
   * @param urgent true where a {@code pager} is told; else null
   */
  public record Due(
      String about,
      String pipeline,
      String step,
      long event,
      String channel,
      String message,
      @Nullable Long quietSeconds,
      @Nullable Boolean urgent) {

    /** What is told, before it is known by which channel, and to whom. */
    public static Due about(String about, String pipeline, String step, long event) {
      return new Due(about, pipeline, step, event, "", "", null, null);
    }

    /** Whether somebody is to be woken for it. */
    public boolean isUrgent() {
      return urgent != null && urgent;
    }
  }

  /**
   * A try did not get through; another one follows.
   *
   * @param tries how many there were, with this one
   * @param problem why, without secrets
   */
  public record Tried(long notification, int tries, Instant next, String problem) {}

  /** The channel has acknowledged the message. */
  public record Sent(long notification, int tries) {}

  /** It is not tried again. */
  public record Failed(long notification, int tries, String problem) {}
}
