package io.trainyard.engine.alert;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody is told something.
 *
 * @param id seq of the event by which it came to be
 * @param created when it came to be
 * @param due what it is about, and for whom
 * @param run the run it is about; 0 = none
 * @param tries how often sending it was tried and its end is known
 * @param next when it is tried again; empty where it was not tried yet, or is done
 * @param ended when it was sent, or given up
 * @param problem why the last try did not get through; empty where none failed
 */
public record Notification(
    long id,
    Instant created,
    AlertEvents.Due due,
    long run,
    NotificationState state,
    int tries,
    Optional<Instant> next,
    Optional<Instant> ended,
    String problem) {

  /**
   * What receivers know it by: the same for every try, also after the process or the tables were
   * lost, and another one for every notification of any home.
   */
  public String key() {
    return "trainyard-" + id + "-" + Long.toString(created.toEpochMilli(), Character.MAX_RADIX);
  }
}
