package io.trainyard.engine.store;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes frames apart and holds each record against the chain. Not thread-safe. */
final class RecordReader {
  private final Chain chain;
  private long nextSeq;

  RecordReader(Chain chain, long nextSeq) {
    this.chain = chain;
    this.nextSeq = nextSeq;
  }

  Chain chain() {
    return chain;
  }

  /** Seq that the next event must have. */
  long nextSeq() {
    return nextSeq;
  }

  /** The records of a frame. Fails on the first one that does not continue the chain. */
  List<LogRecord> read(Path file, Frame frame) throws DamagedLog {
    ByteBuffer body = frame.body().duplicate();
    List<LogRecord> records = new ArrayList<>(frame.count());
    while (body.hasRemaining()) {
      long offset = frame.end() - body.remaining();
      LogRecord record = record(file, offset, body);
      records.add(record);
      nextSeq = record.lastSeq() + 1;
    }
    if (records.size() != frame.count() || frame.firstSeq() != records.get(0).firstSeq()) {
      throw new DamagedLog(
          file, frame.offset(), frame.firstSeq(), "is in a frame that counts wrong");
    }
    return records;
  }

  private LogRecord record(Path file, long offset, ByteBuffer body) throws DamagedLog {
    ByteBuffer bytes = next(body);
    if (bytes == null || bytes.get(0) != LogFormat.RECORD_FORMAT) {
      throw new DamagedLog(file, offset, nextSeq, "has no form that this release can read");
    }
    int eventsEnd = bytes.limit() - LogFormat.DIGEST;
    byte[] stated = new byte[LogFormat.DIGEST];
    bytes.get(eventsEnd, stated);
    long firstSeq = bytes.getLong(1);
    if (firstSeq != nextSeq) {
      throw new DamagedLog(file, offset, nextSeq, "is not here: that of event " + firstSeq + " is");
    }
    if (!Arrays.equals(stated, chain.add(bytes.slice(0, eventsEnd)))) {
      throw new DamagedLog(file, offset, nextSeq, "does not continue the chain of digests");
    }
    return LogRecord.read(bytes.slice(0, eventsEnd));
  }

  /** The next record without its length; null when the length cannot be. */
  private static @Nullable ByteBuffer next(ByteBuffer body) {
    int least = LogFormat.RECORD_HEADER + LogFormat.DIGEST - Integer.BYTES;
    int length = body.remaining() < Integer.BYTES ? 0 : body.getInt();
    if (length < least || length > body.remaining()) {
      return null;
    }
    ByteBuffer bytes = body.slice(body.position(), length);
    body.position(body.position() + length);
    return bytes;
  }
}
