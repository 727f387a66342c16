package io.trainyard.engine.store;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.NewEvent;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What is on its way to the journal thread: a transaction, already encoded, and the promise to its
 * writer.
 *
 * @param told its events, where they are beyond doubt what their bytes say; else none
 * @param count how many events it has
 * @param bytes its events, encoded
 * @param answer completed by the journal thread
 */
record Entry(
    Kind kind, List<NewEvent> told, int count, ByteBuffer bytes, CompletableFuture<Long> answer) {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  /** What the journal thread does with it. */
  enum Kind {
    /** Writes it. */
    EVENTS,
    /** Answers once the tables have everything before it. */
    BARRIER,
    /** Ends, after everything before it is written. */
    POISON
  }

  static Entry of(List<NewEvent> transaction) {
    EventCodec.Encoded encoded = EventCodec.encode(transaction);
    return new Entry(
        Kind.EVENTS,
        encoded.isExact() ? List.copyOf(transaction) : List.of(),
        transaction.size(),
        encoded.bytes(),
        new CompletableFuture<>());
  }

  static Entry poison() {
    return new Entry(Kind.POISON, List.of(), 0, NOTHING, new CompletableFuture<>());
  }

  static Entry barrier() {
    return new Entry(Kind.BARRIER, List.of(), 0, NOTHING, new CompletableFuture<>());
  }

  LogRecord record(long firstSeq, Instant time) {
    return new LogRecord(firstSeq, time, count, bytes);
  }

  /** Its events under these numbers, as they are read when the tables are rebuilt. */
  List<Event> events(LogRecord record) {
    if (told.isEmpty()) {
      return record.events();
    }
    List<Event> events = new ArrayList<>(count);
    long seq = record.firstSeq();
    for (NewEvent event : told) {
      events.add(
          new Event(
              seq++,
              record.time(),
              event.kind(),
              event.actor(),
              event.run(),
              event.json(),
              event.written()));
    }
    return events;
  }
}
