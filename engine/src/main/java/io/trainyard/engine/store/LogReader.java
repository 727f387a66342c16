package io.trainyard.engine.store;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.EventLog;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads events from the log itself. A reader sees an event when the tables show it too.
 * Thread-safe; an interrupt of a reading thread harms nobody.
 */
final class LogReader implements EventLog {
  private static final Logger LOG = LoggerFactory.getLogger(LogReader.class);

  private final Source source;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile long last;

  /** Where the events are kept. */
  @FunctionalInterface
  interface Source {
    /** Adds to the wanted events until they are full or the log ends. */
    void read(WantedEvents wanted);
  }

  LogReader(Source source, long last) {
    this.source = source;
    this.last = last;
  }

  @Override
  public long last() {
    return last;
  }

  @Override
  public void onAppend(Runnable listener) {
    listeners.add(listener);
  }

  /** Lets readers see events up to this one. */
  void show(long seq) {
    last = seq;
  }

  /** Wakes the listeners; one that fails does not keep the others asleep. */
  void signal() {
    for (Runnable listener : listeners) {
      try {
        listener.run();
      } catch (RuntimeException e) {
        LOG.error("a reader of the event log failed on waking", e);
      }
    }
  }

  @Override
  public List<Event> read(long afterSeq, int limit) {
    List<Event> events = new ArrayList<>();
    WantedEvents wanted = new WantedEvents(Math.max(afterSeq, 0) + 1, last, limit, events);
    source.read(wanted);
    return List.copyOf(events);
  }
}
