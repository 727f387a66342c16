package io.trainyard.engine.alert;

import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.Journal;
import io.trainyard.engine.event.NewEvent;
import io.trainyard.engine.event.ReaderPosition;
import io.trainyard.engine.run.Runs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the log and has people told of what pipelines say they are to be told of. What is to be
 * told is a fact, written with the position of this reader: once for an event, whatever happens to
 * the process or the tables. Sending is {@link Delivery}'s, so that a channel which does not answer
 * holds up nothing here. Thread-safe; everything happens in one loop.
 */
public final class Alerts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);
  private static final String READER = "alerts";
  private static final int BATCH = 500;

  private final Ports ports;
  private final Executor loop;
  private final Occasions occasions;
  private final ReaderPosition position;
  private final Delivery delivery;
  private final AtomicBoolean isWoken = new AtomicBoolean();
  private volatile boolean closed;

  /** Who waits until all is told; the loop's alone. */
  private final List<CompletableFuture<Void>> waiting = new ArrayList<>();

  /** What the reader stands on. */
  public record Ports(ReaderPosition.Ports reader, Runs runs, ArtifactStore artifacts) {}

  /**
   * A reader that goes on where the one before it was.
   *
   * @param loop runs one task at a time, in order; the delivery's too
   */
  public Alerts(Ports ports, Delivery delivery, Executor loop) {
    this.ports = ports;
    this.loop = loop;
    this.delivery = delivery;
    this.occasions = new Occasions(ports.reader().log(), ports.runs(), ports.artifacts());
    this.position = ReaderPosition.fromStart(READER, ports.reader());
  }

  /** Reads on, and from now on whenever there is something new. */
  public void start() {
    loop.execute(delivery::start);
    ports.reader().log().onAppend(this::wake);
    wake();
  }

  private void wake() {
    if (isWoken.compareAndSet(false, true)) {
      loop.execute(this::read);
    }
  }

  private void read() {
    isWoken.set(false);
    if (closed) {
      return;
    }
    try {
      List<Event> events = position.next(BATCH);
      if (events.isEmpty()) {
        settle();
      } else {
        take(events);
        wake();
      }
    } catch (Journal.Conflict | Journal.JournalStopped e) {
      closed = true; // another process leads, or nothing can be written: it goes on from here
      LOG.warn("nobody is told of anything from here on: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("the log could not be read for alerts; the next event tries again", e);
    }
  }

  private void take(List<Event> events) throws Journal.Conflict {
    List<NewEvent> facts = new ArrayList<>();
    List<String> channels = new ArrayList<>();
    for (Event event : events) {
      facts.addAll(occasions(event));
      if (event.kind().equals(AlertEvents.DUE)) {
        channels.add(EventJson.read(event.json(), AlertEvents.Due.class).channel());
      }
    }
    position.done(events.get(events.size() - 1).seq(), facts);
    channels.stream().distinct().forEach(delivery::look);
  }

  /** An event whose definition is gone is told to the log of the server; the others go on. */
  private List<NewEvent> occasions(Event event) {
    try {
      return occasions.of(event);
    } catch (IOException | RuntimeException e) {
      LOG.error("nobody could be told of event {}: {}", event.seq(), e.getMessage());
      return List.of();
    }
  }

  /**
   * Completes when everything in the log has been read, and whatever could be sent at once has
   * been.
   */
  public CompletableFuture<Void> settled() {
    CompletableFuture<Void> end = new CompletableFuture<>();
    loop.execute(
        () -> {
          waiting.add(end);
          delivery.onIdle(this::wake);
          wake();
        });
    return end;
  }

  private void settle() {
    if (delivery.isIdle()) {
      waiting.forEach(end -> end.complete(null));
      waiting.clear();
    }
  }

  /** Reads and sends nothing more; what is just being sent is written down. */
  @Override
  public void close() {
    closed = true;
    delivery.close();
  }
}
