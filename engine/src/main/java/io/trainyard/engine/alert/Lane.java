package io.trainyard.engine.alert;

import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.Journal;
import io.trainyard.engine.event.NewEvent;
import io.trainyard.engine.run.Alarm;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What goes out by one channel, one message after the other. Used by the delivery's loop alone. */
final class Lane {
  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
  private static final String ENGINE = "engine";
  private static final int LONGEST_PROBLEM = 500;

  private final String channel;
  private final Delivery.Ports ports;
  private final Delivery delivery;
  private boolean busy;
  private boolean broken;
  private int failures;
  private Instant notBefore = Instant.MIN;
  private Alarm.@Nullable Wake wake;

  /**
   * How a try ended.
   *
   * @param problem null where it got through
   */
  private record Result(@Nullable String problem, boolean isForGood) {}

  Lane(String channel, Delivery.Ports ports, Delivery delivery) {
    this.channel = channel;
    this.ports = ports;
    this.delivery = delivery;
  }

  boolean isBusy() {
    return busy;
  }

  /** Sends the next message, or waits until there is one that may be sent. */
  void look() {
    if (busy || broken || delivery.isClosed()) {
      return;
    }
    Instant now = ports.clock().instant();
    Optional<Notification> next =
        now.isBefore(notBefore) ? Optional.empty() : ports.notifications().due(channel, now);
    if (next.isPresent()) {
      begin(next.get(), now);
    } else {
      rest(now);
    }
  }

  private void rest(Instant now) {
    ports
        .notifications()
        .next(channel)
        .map(at -> at.isBefore(notBefore) ? notBefore : at)
        .ifPresent(at -> wakeAt(at.isBefore(now) ? now : at));
    delivery.rested();
  }

  private void wakeAt(Instant time) {
    if (wake != null) {
      wake.cancel();
    }
    wake = ports.alarm().at(time, () -> delivery.later(this::look));
  }

  private void begin(Notification notification, Instant now) {
    busy = true;
    if (Backoff.isTooOld(notification, now)) {
      String why = "nobody could be told for a day";
      String last = notification.problem();
      ended(notification, new Result(last.isEmpty() ? why : why + ": " + last, true));
      return;
    }
    delivery.aside(
        () -> {
          Result result = send(notification);
          delivery.later(() -> ended(notification, result));
        });
  }

  private Result send(Notification notification) {
    try {
      Message message = masked(ports.wording().of(notification));
      Channel way =
          ports
              .channels()
              .named(channel)
              .orElseThrow(
                  () ->
                      Channel.Undelivered.forNow(
                          "this home has no channel '" + channel + "': add it to settings.json"));
      way.send(message);
      return new Result(null, false);
    } catch (Channel.Undelivered e) {
      return new Result(String.valueOf(e.getMessage()), e.isForGood());
    } catch (IOException e) {
      return new Result("what was to be told is not there any more", true);
    } catch (RuntimeException e) {
      LOG.error("notification {} could not be sent", notification.id(), e);
      return new Result("it broke: " + e.getClass().getSimpleName(), false);
    }
  }

  private Message masked(Message message) {
    return new Message(
        message.key(),
        message.time(),
        message.to(),
        ports.mask().apply(message.subject()),
        message.lines().stream().map(ports.mask()).toList(),
        message.facts());
  }

  private void ended(Notification notification, Result result) {
    busy = false;
    Instant now = ports.clock().instant();
    boolean isWritten = write(notification, fact(notification, result, now));
    broken = !isWritten;
    failures = result.problem() == null || result.isForGood() ? 0 : failures + 1;
    notBefore = now.plus(failures == 0 ? ports.channels().pace(channel) : Backoff.pause(failures));
    look();
  }

  private NewEvent fact(Notification notification, Result result, Instant now) {
    int tries = notification.tries() + 1;
    String problem = result.problem();
    if (problem == null) {
      return event(notification, AlertEvents.SENT, new AlertEvents.Sent(notification.id(), tries));
    }
    String shown = shown(problem);
    LOG.warn("notification {} by {}: {}", notification.id(), channel, shown);
    return result.isForGood()
        ? event(
            notification,
            AlertEvents.FAILED,
            new AlertEvents.Failed(notification.id(), tries, shown))
        : event(
            notification,
            AlertEvents.TRIED,
            new AlertEvents.Tried(notification.id(), tries, now.plus(Backoff.pause(tries)), shown));
  }

  private String shown(String problem) {
    String masked = ports.mask().apply(problem).replaceAll("\\p{Cntrl}+", " ");
    return masked.length() <= LONGEST_PROBLEM ? masked : masked.substring(0, LONGEST_PROBLEM);
  }

  private static NewEvent event(Notification notification, String kind, Record facts) {
    return new NewEvent(kind, ENGINE, notification.run(), EventJson.write(facts));
  }

  /** What cannot be written down is not sent again and again: the lane stops. */
  private boolean write(Notification notification, NewEvent fact) {
    try {
      ports.journal().write(List.of(fact));
      return true;
    } catch (Journal.Conflict | Journal.JournalStopped e) {
      LOG.warn("what became of notification {} cannot be noted", notification.id(), e);
      return false;
    }
  }
}
