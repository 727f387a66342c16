package io.trainyard.engine.store;

import io.trainyard.engine.artifact.DurableFiles;
import io.trainyard.engine.store.LogScan.Batch;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The folder of the log as it is found at start, and made ready for writing. */
final class LogFolder {
  private final Path folder;
  private final List<Path> segments;

  private LogFolder(Path folder, List<Path> segments) {
    this.folder = folder;
    this.segments = segments;
  }

  /** Opens a folder; a new one gets its first segment, with a new store id. */
  static LogFolder open(Path folder, SegmentFile.Opener disk, RandomGenerator random)
      throws IOException {
    deleteUnfinished(folder);
    if (SegmentName.list(folder).isEmpty()) {
      byte[] id = new byte[16];
      random.nextBytes(id);
      String storeId = HexFormat.of().formatHex(id);
      SegmentHeader header = new SegmentHeader(storeId, Chain.rootOf(storeId).seal());
      SegmentLog.create(disk, folder.resolve(SegmentName.of(1)), header);
    }
    return new LogFolder(folder, SegmentName.list(folder));
  }

  /** Segments whose creation a crash cut short. They were never part of the log. */
  private static void deleteUnfinished(Path folder) throws IOException {
    List<Path> unfinished;
    try (Stream<Path> files = Files.list(folder)) {
      unfinished = files.filter(file -> file.toString().endsWith(".log.new")).toList();
    }
    for (Path file : unfinished) {
      Files.delete(file);
    }
  }

  List<Path> segments() {
    return segments;
  }

  String storeId() throws IOException {
    return SegmentHeader.read(segments.get(segments.size() - 1)).storeId();
  }

  /** The chain before the first record of the log in a folder. */
  static Chain rootOf(Path folder) throws IOException {
    List<Path> segments = SegmentName.list(folder);
    if (segments.isEmpty()) {
      throw new NoSuchFileException(folder + " holds no log");
    }
    return Chain.rootOf(SegmentHeader.read(segments.get(0)).storeId());
  }

  /** An index that knows every segment. */
  SegmentIndex index() {
    SegmentIndex index = new SegmentIndex();
    segments.forEach(index::addSegment);
    return index;
  }

  /** Reads the log from the segment of the event after this one, checking all it reads. */
  LogScan scan(long afterSeq) throws IOException {
    return LogScan.from(segments, afterSeq + 1, Long.MAX_VALUE);
  }

  /**
   * Finds the end of the log, from the segment of this event on, and drops what a crash left
   * half-written behind it.
   */
  Tail mend(long afterSeq, SegmentIndex index) throws IOException {
    try (LogScan scan = scan(afterSeq)) {
      for (Batch batch = scan.next(); batch != null; batch = scan.next()) {
        index.addFrame(batch.segment(), batch.records().get(0).firstSeq(), batch.offset());
      }
      if (scan.torn() != null) {
        truncate(scan.end());
      }
      return new Tail(scan.end(), Optional.ofNullable(scan.torn()));
    }
  }

  private void truncate(LogEnd end) throws IOException {
    try (FileChannel channel = FileChannel.open(end.segment(), StandardOpenOption.WRITE)) {
      channel.truncate(end.position());
      channel.force(true);
    }
    DurableFiles.forceFolder(folder);
  }

  /** The end of the log, and what was dropped behind it. */
  record Tail(LogEnd end, Optional<TornFrame> torn) {}
}
