package io.trainyard.engine.store;

import io.trainyard.engine.testing.ManualClock;
import java.io.IOException;
import java.nio.file.Path;
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
}
