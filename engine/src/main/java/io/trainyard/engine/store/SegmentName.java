package io.trainyard.engine.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Names of segments: the seq of the first event, so that names sort like events. */
final class SegmentName {
  private static final String PATTERN = "[0-9]{20}\\.log";

  private SegmentName() {}

  static String of(long firstSeq) {
    return String.format(Locale.ROOT, "%020d.log", firstSeq);
  }

  static long firstSeq(Path segment) {
    return Long.parseLong(segment.getFileName().toString().substring(0, 20));
  }

  /** The segments of a folder, oldest first; other files are left out. */
  static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().matches(PATTERN)).sorted().toList();
    }
  }
}
