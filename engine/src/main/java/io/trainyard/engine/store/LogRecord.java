package io.trainyard.engine.store;

import io.trainyard.engine.event.Event;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

/**
 * One transaction of the log.
 *
 * @param firstSeq seq of its first event
 * @param time when it was accepted, to the millisecond
 * @param count how many events it has
 * @param bytes its events, as {@link EventCodec} writes them
 */
record LogRecord(long firstSeq, Instant time, int count, ByteBuffer bytes) {

  long lastSeq() {
    return firstSeq + count - 1;
  }

  /**
   * Its events, read from the very bytes of the log: what the tables see now is what they see when
   * they are rebuilt.
   */
  List<Event> events() {
    return EventCodec.decode(bytes, count, firstSeq, time);
  }

  /** Reads the bytes that the chain covers: from the format to the last event. */
  static LogRecord read(ByteBuffer bytes) {
    int header = LogFormat.RECORD_HEADER - Integer.BYTES;
    return new LogRecord(
        bytes.getLong(1),
        Instant.ofEpochMilli(bytes.getLong(9)),
        bytes.getInt(17),
        bytes.slice(header, bytes.limit() - header));
  }

  /** The bytes that the chain covers: from the format to the last event. */
  ByteBuffer chained() {
    ByteBuffer chained = ByteBuffer.allocate(size() - Integer.BYTES - LogFormat.DIGEST);
    writeChained(chained);
    return chained.flip();
  }

  /** How many bytes it takes in a frame. */
  int size() {
    return LogFormat.RECORD_HEADER + bytes.remaining() + LogFormat.DIGEST;
  }

  /** Writes it, adding it to the chain. */
  void writeTo(ByteBuffer frame, Chain chain) {
    frame.putInt(size() - Integer.BYTES);
    int start = frame.position();
    writeChained(frame);
    frame.put(chain.add(frame.slice(start, frame.position() - start)));
  }

  private void writeChained(ByteBuffer target) {
    target.put(LogFormat.RECORD_FORMAT).putLong(firstSeq).putLong(time.toEpochMilli());
    target.putInt(count).put(bytes.duplicate());
  }
}
