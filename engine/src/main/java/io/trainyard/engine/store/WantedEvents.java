package io.trainyard.engine.store;

import io.trainyard.engine.event.Event;
import java.util.List;

/**
 * What one call of {@link LogReader#read} asks for.
 *
 * @param from seq of the first event
 * @param to seq of the last one that may be shown
 * @param limit how many at most
 * @param events those found so far, in order
 */
record WantedEvents(long from, long to, int limit, List<Event> events) {

  boolean isFull() {
    return events.size() >= limit || next() > to;
  }

  /** Seq of the next event to find. */
  long next() {
    return from + events.size();
  }

  /** Takes what is wanted of a record. */
  void take(LogRecord record) {
    if (record.lastSeq() < from) {
      return;
    }
    for (Event event : record.events()) {
      if (event.seq() >= from && !isFull()) {
        events.add(event);
      }
    }
  }
}
