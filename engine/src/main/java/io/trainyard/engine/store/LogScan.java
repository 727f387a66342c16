package io.trainyard.engine.store;

import io.trainyard.engine.store.FrameReader.BadFrame;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks the log from one segment to its end, holding every frame against its checksum and every
 * record against the chain. It changes nothing. Not thread-safe.
 */
final class LogScan implements Closeable {
  private final List<Path> segments;
  private final String storeId;
  private final long until;
  private final RecordReader records;
  private int current = -1;
  private @Nullable FrameReader frames;
  private @Nullable TornFrame torn;
  private long position;

  /** The records of one frame, and where it stands. */
  record Batch(Path segment, long offset, List<LogRecord> records) {}

  private LogScan(List<Path> segments, SegmentHeader first, long until) {
    this.segments = segments;
    this.storeId = first.storeId();
    this.until = until;
    this.records =
        new RecordReader(Chain.sealed(first.seal()), SegmentName.firstSeq(segments.get(0)));
  }

  /**
   * Walks the segment that holds the event, and all after it.
   *
   * @param until the last event to look at; what comes after it may be half-written at this moment
   */
  static LogScan from(List<Path> segments, long seq, long until) throws IOException {
    int start = segments.size() - 1;
    while (start > 0 && SegmentName.firstSeq(segments.get(start)) > seq) {
      start--;
    }
    Path first = segments.get(start);
    SegmentHeader header = SegmentHeader.read(first);
    boolean oldest = start == 0;
    if (oldest && SegmentName.firstSeq(first) != 1) {
      throw new DamagedLog(first, 0, 1, "is missing: the first segment is gone");
    }
    if (oldest && !header.seal().equals(Chain.rootOf(header.storeId()).seal())) {
      throw new DamagedLog(first, 0, 1, "follows a first line that was changed");
    }
    return new LogScan(segments.subList(start, segments.size()), header, until);
  }

  /** The next frame; null at the end. Fails on the first bytes that no crash can have left so. */
  @Nullable Batch next() throws IOException {
    while (records.nextSeq() <= until && (frames != null || openNext())) {
      Frame frame = nextFrame();
      if (frame != null) {
        Path segment = segments.get(current);
        return new Batch(segment, frame.offset(), records.read(segment, frame));
      }
    }
    return null;
  }

  /** Where the log ends, once {@link #next} has given null. */
  LogEnd end() {
    Path last = segments.get(segments.size() - 1);
    return new LogEnd(last, position, records.nextSeq(), records.chain());
  }

  /** What the walk found behind the last whole frame; null when that is the end of the file. */
  @Nullable TornFrame torn() {
    return torn;
  }

  /** Seq of the last event read. */
  long last() {
    return records.nextSeq() - 1;
  }

  private boolean openNext() throws IOException {
    if (current + 1 == segments.size()) {
      return false;
    }
    current++;
    checkContinues(segments.get(current));
    frames = new FrameReader(segments.get(current), SegmentHeader.SIZE);
    return true;
  }

  private void checkContinues(Path segment) throws IOException {
    SegmentHeader header = SegmentHeader.read(segment);
    if (!header.storeId().equals(storeId)) {
      throw new DamagedLog(segment, 0, records.nextSeq(), "is in a segment of another store");
    }
    boolean continues =
        SegmentName.firstSeq(segment) == records.nextSeq()
            && header.seal().equals(records.chain().seal());
    if (!continues) {
      throw new DamagedLog(
          segment, 0, records.nextSeq(), "is missing: this segment does not continue the last one");
    }
  }

  /** The segment's next frame; null at its end, and at a torn one. */
  private @Nullable Frame nextFrame() throws IOException {
    FrameReader reader = frames;
    if (reader == null) {
      return null;
    }
    Frame frame;
    try {
      frame = reader.next();
    } catch (BadFrame bad) {
      torn = tornOrRefuse(segments.get(current), bad);
      frame = null;
    }
    position = frame == null ? reader.position() : frame.end();
    if (frame == null) {
      close();
    }
    return frame;
  }

  private TornFrame tornOrRefuse(Path segment, BadFrame bad) throws IOException {
    boolean last = current + 1 == segments.size();
    long whole = last ? wholeFrameAfter(segment, bad.offset()) : -1;
    if (last && whole < 0) {
      long bytes = Files.size(segment) - bad.offset();
      return new TornFrame(segment.getFileName().toString(), bad.offset(), bytes);
    }
    String after =
        last ? ", and a whole frame follows at byte " + whole : ", and a segment follows";
    throw new DamagedLog(
        segment,
        bad.offset(),
        firstBad(segment, bad),
        "is in a frame that " + bad.getMessage() + after);
  }

  /** The first event of a bad frame whose record does not continue the chain. */
  private long firstBad(Path segment, BadFrame bad) {
    long first = records.nextSeq();
    try {
      if (bad.frame() != null) {
        records.read(segment, bad.frame());
      }
      return first;
    } catch (DamagedLog e) {
      return e.seq();
    }
  }

  /** Where a whole frame begins behind this place; -1 when there is none. */
  private static long wholeFrameAfter(Path segment, long offset) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(Files.readAllBytes(segment));
    for (int at = (int) offset + 1; at <= rest.limit() - LogFormat.FRAME_HEADER; at++) {
      if (rest.getInt(at) == LogFormat.FRAME_MAGIC && isWhole(rest, at)) {
        return at;
      }
    }
    return -1;
  }

  private static boolean isWhole(ByteBuffer bytes, int at) {
    int length = bytes.getInt(at + 4);
    int room = bytes.limit() - at - LogFormat.FRAME_HEADER;
    if (!Frame.plausible(length, bytes.getInt(at + 16)) || length > room) {
      return false;
    }
    ByteBuffer frame = bytes.slice(at, LogFormat.FRAME_HEADER + length);
    return Frame.crc(frame) == frame.getInt(LogFormat.FRAME_CRC);
  }

  @Override
  public void close() throws IOException {
    if (frames != null) {
      frames.close();
      frames = null;
    }
  }
}
