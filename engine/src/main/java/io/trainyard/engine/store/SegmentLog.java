package io.trainyard.engine.store;

import io.trainyard.engine.artifact.DurableFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes the event log: segments of frames, each forced before {@link #append} returns. Used by the
 * journal thread alone. After the first error nothing is written or forced any more, because a
 * second force of the same file may report success for bytes the disk has lost.
 */
final class SegmentLog implements GroupLog {
  /**
   * A segment takes no further frame at this size, in bytes. A start reads one segment, so this
   * also bounds the time of a start.
   */
  static final long SEGMENT_BYTES = 16L << 20;

  private final SegmentFile.Opener disk;
  private final SegmentIndex index;
  private final String storeId;
  private final long segmentBytes;
  private final Chain chain;
  private Path segment;
  private SegmentFile file;
  private long position;
  private boolean broken;

  SegmentLog(
      SegmentFile.Opener disk, SegmentIndex index, String storeId, LogEnd end, long segmentBytes)
      throws IOException {
    this.disk = disk;
    this.index = index;
    this.storeId = storeId;
    this.segmentBytes = segmentBytes;
    this.chain = end.chain();
    this.segment = end.segment();
    this.position = end.position();
    this.file = disk.open(segment);
  }

  /** Creates a segment that holds its header only, whole or not at all. */
  static void create(SegmentFile.Opener disk, Path segment, SegmentHeader header)
      throws IOException {
    Path aside = segment.resolveSibling(segment.getFileName() + ".new");
    try (SegmentFile file = disk.open(aside)) {
      file.write(ByteBuffer.wrap(header.bytes()), 0);
      file.force();
    }
    DurableFiles.rename(aside, segment);
  }

  /** Appends the records as one frame. When it returns, they survive a power cut. */
  @Override
  public void append(List<LogRecord> records) throws IOException {
    if (broken) {
      throw new IOException(segment + " failed before and is not written again");
    }
    broken = true;
    if (position >= segmentBytes) {
      roll(records.get(0).firstSeq());
    }
    ByteBuffer frame = Frame.encode(records, chain);
    int size = frame.remaining();
    file.write(frame, position);
    file.force();
    index.addFrame(segment, records.get(0).firstSeq(), position);
    position += size;
    broken = false;
  }

  private void roll(long firstSeq) throws IOException {
    file.close();
    SegmentHeader header = new SegmentHeader(storeId, chain.seal());
    segment = segment.resolveSibling(SegmentName.of(firstSeq));
    create(disk, segment, header);
    file = disk.open(segment);
    position = SegmentHeader.SIZE;
    index.addSegment(segment);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
