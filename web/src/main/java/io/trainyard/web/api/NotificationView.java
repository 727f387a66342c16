package io.trainyard.web.api;

import io.trainyard.engine.alert.AlertEvents;
import io.trainyard.engine.alert.Notification;
import io.trainyard.engine.alert.NotificationState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is told something. To whom and what is not shown: addresses are personal.
 *
 * @param notification its number
 * @param key what its receiver knows it by, the same for every try
 * @param about {@code failure}, {@code late}, {@code waiting} or {@code notify}
 * @param event the event it tells of; its own where a step tells
 * @param run null where it is about no run
 * @param step null where it is about a run or a pipeline
 * @param tries how often sending it was tried
 * @param next when it is tried again; null where it is not, or was not tried yet
 * @param ended when it was sent, given up or left out; null while it is due
 * @param problem why the last try did not get through; null where none failed
 */
public record NotificationView(
    long notification,
    String key,
    Instant created,
    NotificationState state,
    String about,
    long event,
    String pipeline,
    @Nullable Long run,
    @Nullable String step,
    String channel,
    int tries,
    @Nullable Instant next,
    @Nullable Instant ended,
    @Nullable String problem) {
  public static NotificationView of(Notification notification) {
    AlertEvents.Due due = notification.due();
    return new NotificationView(
        notification.id(),
        notification.key(),
        notification.created(),
        notification.state(),
        due.about(),
        due.event() == 0 ? notification.id() : due.event(),
        due.pipeline(),
        notification.run() == 0 ? null : notification.run(),
        due.step().isEmpty() ? null : due.step(),
        due.channel(),
        notification.tries(),
        notification.next().orElse(null),
        notification.ended().orElse(null),
        notification.problem().isEmpty() ? null : notification.problem());
  }
}
