package io.trainyard.engine.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * Where in the log an event is, roughly: every segment, and in a segment that has been read or
 * written a frame for each 256 KiB. Thread-safe.
 */
final class SegmentIndex {
  private static final long SPACING = 256 << 10;

  private final ConcurrentSkipListMap<Long, Segment> segments = new ConcurrentSkipListMap<>();

  void addSegment(Path file) {
    segments.put(SegmentName.firstSeq(file), new Segment(file));
  }

  /** Notes that a frame begins here, when the last one noted is far enough away. */
  void addFrame(Path file, long firstSeq, long offset) {
    Segment segment = segments.get(SegmentName.firstSeq(file));
    if (segment != null) {
      segment.add(firstSeq, offset);
    }
  }

  /** The segment that holds the event, or would hold it; null when the log is empty. */
  @Nullable Segment segmentOf(long seq) {
    Map.Entry<Long, Segment> entry = segments.floorEntry(seq);
    return entry == null ? null : entry.getValue();
  }

  /** The segment after this one; null when this is the last. */
  @Nullable Segment after(Segment segment) {
    Map.Entry<Long, Segment> entry = segments.higherEntry(SegmentName.firstSeq(segment.file));
    return entry == null ? null : entry.getValue();
  }

  /** A segment and the frames noted in it. */
  static final class Segment {
    private final Path file;
    private final ConcurrentSkipListMap<Long, Long> offsets = new ConcurrentSkipListMap<>();

    private Segment(Path file) {
      this.file = file;
      offsets.put(SegmentName.firstSeq(file), (long) SegmentHeader.SIZE);
    }

    private void add(long firstSeq, long offset) {
      if (offset - offsets.lastEntry().getValue() >= SPACING) {
        offsets.put(firstSeq, offset);
      }
    }

    /** Reads on from the last noted frame that begins at or before the event. */
    FrameReader readerAt(long seq) throws IOException {
      Map.Entry<Long, Long> noted = offsets.floorEntry(seq);
      return new FrameReader(file, noted == null ? SegmentHeader.SIZE : noted.getValue());
    }

    Path file() {
      return file;
    }

    void note(Frame frame) {
      add(frame.firstSeq(), frame.offset());
    }
  }
}
