package io.trainyard.pipelines.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is in a log: each frame was written in one piece and forced.
 *
 * @param count how many frames
 * @param transactions how many records these hold
 */
record LogFrames(long count, long transactions, long bytes) {
  private static final int MAGIC = 0xFE5459FF; // as the format of the log says
  private static final int HEADER = 24;

  static LogFrames of(Path folder) throws IOException {
    LogFrames all = new LogFrames(0, 0, 0);
    for (Path segment : segments(folder)) {
      all = all.plus(in(ByteBuffer.wrap(Files.readAllBytes(segment))));
    }
    return all;
  }

  private static List<Path> segments(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".log")).sorted().toList();
    }
  }

  private static LogFrames in(ByteBuffer segment) {
    long count = 0;
    long transactions = 0;
    long bytes = 0;
    int at = 0;
    while (at + HEADER <= segment.limit()) {
      if (segment.getInt(at) != MAGIC) {
        at++; // the segment's own header stands before its first frame
        continue;
      }
      int size = HEADER + segment.getInt(at + 4);
      transactions += segment.getInt(at + 16);
      bytes += size;
      count++;
      at += size;
    }
    return new LogFrames(count, transactions, bytes);
  }

  private LogFrames plus(LogFrames more) {
    return new LogFrames(count + more.count, transactions + more.transactions, bytes + more.bytes);
  }
}
