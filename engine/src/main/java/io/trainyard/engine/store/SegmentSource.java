package io.trainyard.engine.store;

import io.trainyard.engine.store.FrameReader.BadFrame;
import io.trainyard.engine.store.SegmentIndex.Segment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Finds events in the segments of a home. Thread-safe. */
final class SegmentSource implements LogReader.Source {
  private final SegmentIndex index;

  SegmentSource(SegmentIndex index) {
    this.index = index;
  }

  @Override
  public void read(WantedEvents wanted) {
    Segment segment = index.segmentOf(wanted.from());
    while (segment != null && !wanted.isFull()) {
      read(segment, wanted);
      segment = index.after(segment);
    }
  }

  private static void read(Segment segment, WantedEvents wanted) {
    try (FrameReader frames = segment.readerAt(wanted.from())) {
      Frame frame = wanted.isFull() ? null : frames.next();
      while (frame != null) {
        segment.note(frame);
        take(frame, wanted);
        frame = wanted.isFull() ? null : frames.next();
      }
    } catch (BadFrame e) {
      throw damaged(segment.file(), e, wanted);
    } catch (IOException e) {
      throw new UncheckedIOException("the event log cannot be read: " + segment.file(), e);
    }
  }

  private static UncheckedIOException damaged(Path file, BadFrame bad, WantedEvents wanted) {
    DamagedLog damage =
        new DamagedLog(file, bad.offset(), wanted.next(), "is in a frame that " + bad.getMessage());
    return new UncheckedIOException(damage.getMessage(), damage);
  }

  private static void take(Frame frame, WantedEvents wanted) {
    ByteBuffer body = frame.body().duplicate();
    while (body.hasRemaining() && !wanted.isFull()) {
      int length = body.getInt();
      ByteBuffer record = body.slice(body.position(), length);
      wanted.take(LogRecord.read(record.slice(0, length - LogFormat.DIGEST)));
      body.position(body.position() + length);
    }
  }
}
