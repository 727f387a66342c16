package io.trainyard.engine.store;

import io.trainyard.engine.store.LogScan.Batch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a walk over the whole chain of records found.
 *
 * @param records how many transactions were read and are what was written
 * @param events how many events these have
 * @param damage the first record that is not what was written; empty when all are
 */
public record Verification(long records, long events, Optional<DamagedLog> damage) {

  /** Walks the log up to this event. */
  static Verification of(Path folder, long last) throws IOException {
    return of(folder, last, new HeadWatch(LogFolder.rootOf(folder), Optional.empty()));
  }

  /** Walks the log up to this event, with somebody who watches the chain. */
  static Verification of(Path folder, long last, HeadWatch watch) throws IOException {
    long records = 0;
    long events = 0;
    try {
      List<Path> segments = SegmentName.list(folder);
      try (LogScan scan = LogScan.from(segments, 1, last)) {
        for (Batch batch = scan.next(); batch != null; batch = scan.next()) {
          for (LogRecord record : batch.records()) {
            if (!watch.take(record)) {
              throw new DamagedLog(
                  batch.segment(), batch.offset(), record.firstSeq(), HeadWatch.DIFFERS);
            }
            records++;
            events = record.lastSeq();
          }
        }
        if (events < last && last < Long.MAX_VALUE) {
          long end = scan.end().position();
          throw new DamagedLog(scan.end().segment(), end, events + 1, "is gone: the log ends here");
        }
      }
      return new Verification(records, events, Optional.empty());
    } catch (DamagedLog e) {
      return new Verification(records, events, Optional.of(e));
    }
  }

  /** The same walk, with what another look has found. */
  Verification withDamage(Optional<DamagedLog> found) {
    return new Verification(records, events, found);
  }
}
