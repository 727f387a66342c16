package io.trainyard.engine.store;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.EventLog;
import io.trainyard.engine.store.FrameReader.BadFrame;
import io.trainyard.engine.store.SegmentIndex.Segment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads events from the log's own files. A reader sees an event when the tables show it too.
 * Thread-safe; an interrupt of a reading thread harms nobody.
 */
final class LogReader implements EventLog {
  private static final Logger LOG = LoggerFactory.getLogger(LogReader.class);

  private final SegmentIndex index;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile long last;

  LogReader(SegmentIndex index, long last) {
    this.index = index;
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
    Wanted wanted = new Wanted(Math.max(afterSeq, 0) + 1, last, limit, events);
    Segment segment = index.segmentOf(wanted.from());
    while (segment != null && !wanted.isFull()) {
      read(segment, wanted);
      segment = index.after(segment);
    }
    return List.copyOf(events);
  }

  private static void read(Segment segment, Wanted wanted) {
    try (FrameReader frames = segment.readerAt(wanted.from())) {
      Frame frame = wanted.isFull() ? null : frames.next();
      while (frame != null) {
        segment.note(frame);
        wanted.take(frame);
        frame = wanted.isFull() ? null : frames.next();
      }
    } catch (BadFrame e) {
      throw damaged(segment.file(), e, wanted);
    } catch (IOException e) {
      throw new UncheckedIOException("the event log cannot be read: " + segment.file(), e);
    }
  }

  private static UncheckedIOException damaged(Path file, BadFrame bad, Wanted wanted) {
    DamagedLog damage =
        new DamagedLog(file, bad.offset(), wanted.next(), "is in a frame that " + bad.getMessage());
    return new UncheckedIOException(damage.getMessage(), damage);
  }

  /** The events of one call of read: from, up to and including to, at most limit. */
  private record Wanted(long from, long to, int limit, List<Event> events) {

    boolean isFull() {
      return events.size() >= limit || next() > to;
    }

    long next() {
      return from + events.size();
    }

    void take(Frame frame) {
      ByteBuffer body = frame.body().duplicate();
      while (body.hasRemaining() && !isFull()) {
        int length = body.getInt();
        take(body.slice(body.position(), length));
        body.position(body.position() + length);
      }
    }

    private void take(ByteBuffer record) {
      long firstSeq = record.getLong(1);
      int count = record.getInt(17);
      if (firstSeq + count <= from) {
        return;
      }
      int header = LogFormat.RECORD_HEADER - Integer.BYTES;
      ByteBuffer bytes = record.slice(header, record.limit() - header - LogFormat.DIGEST);
      Instant time = Instant.ofEpochMilli(record.getLong(9));
      for (Event event : EventCodec.decode(bytes, count, firstSeq, time)) {
        if (event.seq() >= from && !isFull()) {
          events.add(event);
        }
      }
    }
  }
}
