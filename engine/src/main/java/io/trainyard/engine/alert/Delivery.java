package io.trainyard.engine.alert;

import io.trainyard.engine.event.Journal;
import io.trainyard.engine.run.Alarm;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/**
 * Sends what is due, by each channel one after the other, the oldest first. What does not get
 * through is tried again, after pauses that double up to five minutes, for a day; meanwhile its
 * channel rests, and the others go on.
 *
 * <p>A message that was acknowledged is written down as sent before the next one goes out. A kill
 * between the two lets the next process send it once more, under the same key: at least once, and
 * twice only then.
 *
 * <p>Used by one loop; what goes out does so on other threads.
 */
public final class Delivery {
  private final Ports ports;
  private final Executor loop;
  private final Executor senders;
  private final Map<String, Lane> lanes = new HashMap<>();
  private Runnable onIdle = () -> {};
  private volatile boolean closed;

  /**
   * What sending stands on.
   *
   * @param mask takes secrets out of a text
   */
  public record Ports(
      Notifications notifications,
      Journal journal,
      Channels channels,
      Wording wording,
      UnaryOperator<String> mask,
      Alarm alarm,
      InstantSource clock) {}

  /**
   * A delivery that has sent nothing yet.
   *
   * @param loop runs one task at a time, in order
   * @param senders where messages go out, as many at once as there are channels
   */
  public Delivery(Ports ports, Executor loop, Executor senders) {
    this.ports = ports;
    this.loop = loop;
    this.senders = senders;
  }

  /** Goes on with what an earlier process left. */
  void start() {
    ports.notifications().openChannels().forEach(this::look);
  }

  /** There may be something to send by this channel. */
  void look(String channel) {
    if (!closed) {
      lanes.computeIfAbsent(channel, name -> new Lane(name, ports, this)).look();
    }
  }

  /** Whether nothing goes out, and nothing could now. */
  boolean isIdle() {
    return lanes.values().stream().noneMatch(Lane::isBusy);
  }

  /** Has this called whenever a channel has come to rest. */
  void onIdle(Runnable listener) {
    onIdle = listener;
  }

  void rested() {
    onIdle.run();
  }

  boolean isClosed() {
    return closed;
  }

  /** Runs in the loop. */
  void later(Runnable task) {
    loop.execute(task);
  }

  /** Runs where messages go out. */
  void aside(Runnable task) {
    senders.execute(task);
  }

  /** Begins nothing more; what is being sent is still written down. */
  void close() {
    closed = true;
  }
}
