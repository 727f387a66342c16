package io.trainyard.engine.store;

import io.trainyard.engine.event.NewEvent;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A transaction on its way to the log, already encoded, and the promise to its writer.
 *
 * @param count how many events it has; 0 = the poison that ends the journal thread
 * @param bytes its events, encoded
 * @param answer completed by the journal thread
 */
record Entry(int count, ByteBuffer bytes, CompletableFuture<Long> answer) {

  static Entry of(List<NewEvent> transaction) {
    return new Entry(
        transaction.size(),
        ByteBuffer.wrap(EventCodec.encode(transaction)),
        new CompletableFuture<>());
  }

  /** What ends the journal thread after everything before it is written. */
  static Entry poison() {
    return new Entry(0, ByteBuffer.allocate(0), new CompletableFuture<>());
  }

  boolean isPoison() {
    return count == 0;
  }

  LogRecord record(long firstSeq, Instant time) {
    return new LogRecord(firstSeq, time, count, bytes);
  }
}
