package io.trainyard.engine.store;

import io.trainyard.engine.testing.ManualClock;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Opens homes for tests: a fixed clock, a fixed seed, items as the only table. */
final class Homes {
  static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

  private Homes() {}

  static StoreSettings settings(Path home) {
    return new StoreSettings(home, new ManualClock(START), Thread::new, new Random(1), 4711);
  }

  static Store open(Path home) throws IOException {
    return Store.open(settings(home), List.of(new ItemTable()));
  }

  /** A home over another disk, or with other segments. */
  static Store open(Path home, SegmentFile.Opener disk, long segmentBytes) throws IOException {
    return Store.open(settings(home), List.of(new ItemTable()), disk, segmentBytes);
  }

  /** Adds items, each in a transaction (and so, written one by one, in a frame) of its own. */
  static void add(Store store, long from, long to) throws Exception {
    for (long id = from; id <= to; id++) {
      store.journal().write(List.of(ItemTable.added(id)));
    }
  }

  static Path firstSegment(Path home) {
    return home.resolve("log").resolve(SegmentName.of(1));
  }

  /**
   * Copies a home while it is in use, but for its lock: what is gone by then is not in the copy.
   */
  static void copyInUse(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(target(folder));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            try {
              if (!file.endsWith("lock")) {
                Files.copy(file, target(file));
              }
            } catch (NoSuchFileException e) {
              return visitFileFailed(file, e);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }

          private Path target(Path path) {
            return to.resolve(from.relativize(path).toString());
          }
        });
  }
}
