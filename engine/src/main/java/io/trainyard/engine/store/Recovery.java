package io.trainyard.engine.store;

import io.trainyard.engine.artifact.DurableFiles;
import io.trainyard.engine.store.LogFolder.Tail;
import io.trainyard.engine.store.LogScan.Batch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes a home ready: finds the end of the log, drops what a crash left half-written, and brings
 * the tables up to it. Tables that cannot be trusted are moved aside and made anew from the log; a
 * kill at any moment of that leaves a home of which the next start can say the same.
 */
final class Recovery {
  /** A rebuild commits after about this many events. */
  private static final long BATCH = 20_000;

  private final StoreSettings settings;
  private final List<Projection> projections;
  private final Path db;
  private final Path aside;
  private final LogFolder log;
  private final String storeId;

  /**
   * A home that is ready.
   *
   * @param index where in the log events are
   */
  record Ready(
      Tables tables, LogEnd end, SegmentIndex index, String storeId, RecoveryReport report) {}

  /** The database is not what the log says it should be. */
  private static final class Distrusted extends Exception {
    private static final long serialVersionUID = 1;

    Distrusted(String why) {
      super(why);
    }
  }

  Recovery(StoreSettings settings, List<Projection> projections, LogFolder log) throws IOException {
    this.settings = settings;
    this.projections = projections;
    this.db = settings.home().resolve("db");
    this.aside = settings.home().resolve("db.aside");
    this.log = log;
    this.storeId = log.storeId();
  }

  Ready run() throws IOException {
    Instant start = settings.clock().instant();
    Optional<ViewPosition> view =
        ViewPosition.read(Checkpoint.file(settings.home()))
            .filter(position -> position.storeId().equals(storeId));
    SegmentIndex index = log.index();
    Tail tail = log.mend(view.map(ViewPosition::seq).orElse(0L), index);
    AtomicLong replayed = new AtomicLong();
    Optional<String> rebuilt = Optional.empty();
    Tables tables;
    try {
      tables = trusted(view.orElse(null), tail.end(), replayed);
    } catch (Distrusted e) {
      boolean hadAny = Files.exists(db) || tail.end().nextSeq() > 1;
      rebuilt = hadAny ? Optional.of(String.valueOf(e.getMessage())) : Optional.empty();
      // The old tables are not touched before the whole log is known to be good.
      log.mend(0, index);
      replayed.set(0);
      tables = rebuild(tail.end(), replayed, String.valueOf(e.getMessage()));
    }
    Duration took = Duration.between(start, settings.clock().instant());
    RecoveryReport report =
        new RecoveryReport(
            start, took, tail.end().nextSeq() - 1, tail.torn(), rebuilt, replayed.get());
    if (report.isEventful()) {
      report.keep(settings.home());
    }
    return new Ready(tables, tail.end(), index, storeId, report);
  }

  /** The tables as they are, brought up to date; or why they cannot be trusted. */
  private Tables trusted(@Nullable ViewPosition view, LogEnd end, AtomicLong replayed)
      throws IOException, Distrusted {
    if (!Files.isRegularFile(db.resolve("trainyard.mv.db"))) {
      throw new Distrusted("was not there");
    }
    if (view == null) {
      throw new Distrusted("does not say how far it had come, or belongs to another log");
    }
    long last = end.nextSeq() - 1;
    if (view.seq() > last) {
      throw new Distrusted(
          "had come to event "
              + view.seq()
              + ", but the log ends at "
              + last
              + ": what was acknowledged after that is gone from the log");
    }
    Tables tables = open();
    boolean ready = false;
    try {
      check(tables, view, last);
      replay(new Span(tables, view.seq(), last), replayed, done -> {});
      settle(tables, last, replayed.get() > 0);
      ready = true;
      return tables;
    } catch (SQLException | Refused | RuntimeException e) {
      throw new Distrusted("cannot be read or continued: " + e.getMessage());
    } finally {
      if (!ready) {
        tables.forget(); // what was read from these tables is not true of those that replace them
        closeQuietly(tables);
      }
    }
  }

  private Tables open() throws Distrusted {
    try {
      return Tables.open(settings.home(), projections);
    } catch (SQLException | RuntimeException e) {
      throw new Distrusted("does not open: " + e.getMessage());
    }
  }

  private void check(Tables tables, ViewPosition view, long last) throws SQLException, Distrusted {
    Tables.Meta meta = tables.meta();
    if (!meta.storeId().equals(storeId)) {
      throw new Distrusted("belongs to another log");
    }
    if (!meta.schemaDigest().equals(tables.schemaDigest())) {
      throw new Distrusted("has the tables of another release");
    }
    if (meta.applied() < view.seq()) {
      throw new Distrusted(
          "is at event " + meta.applied() + ", though it had come to event " + view.seq());
    }
    long greatest = view.closed() ? meta.applied() : tables.greatestSeq();
    if (greatest > last) {
      throw new Distrusted("has rows of event " + greatest + ", but the log ends at " + last);
    }
  }

  private Tables rebuild(LogEnd end, AtomicLong replayed, String why) throws IOException {
    if (Files.exists(db)) {
      DurableFiles.deleteTree(aside);
      Files.move(db, aside, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.createDirectories(db);
    Tables tables = null;
    try {
      tables = Tables.open(settings.home(), projections);
      tables.create(storeId);
      tables.commit();
      long last = end.nextSeq() - 1;
      RebuildProgress progress = new RebuildProgress(settings, why, last);
      replay(new Span(tables, 0, last), replayed, progress::at);
      settle(tables, last, true);
      return tables;
    } catch (SQLException | Refused | RuntimeException e) {
      closeQuietly(tables);
      throw new IOException(
          "the tables cannot be made from the log of " + settings.home() + ": " + e.getMessage(),
          e);
    }
  }

  /** The events that tables have not seen. */
  private record Span(Tables tables, long afterSeq, long last) {}

  private void replay(Span span, AtomicLong replayed, LongConsumer progress)
      throws IOException, SQLException, Refused {
    if (span.afterSeq >= span.last) {
      return;
    }
    try (LogScan scan = log.scan(span.afterSeq)) {
      long some = replaySome(span, scan);
      while (some >= BATCH) {
        progress.accept(replayed.addAndGet(some));
        some = replaySome(span, scan);
      }
      replayed.addAndGet(some);
    }
  }

  /** Commits some of the events, how many; fewer than {@link #BATCH} are the last. */
  private static long replaySome(Span span, LogScan scan)
      throws IOException, SQLException, Refused {
    Tables tables = span.tables;
    long count = 0;
    tables.writing().lock();
    try {
      Batch batch = scan.next();
      while (batch != null) {
        for (LogRecord record : batch.records()) {
          if (record.firstSeq() > span.afterSeq) {
            tables.apply(record.events());
            count += record.count();
          }
        }
        batch = count < BATCH ? scan.next() : null;
      }
      tables.flush();
      tables.commit();
    } finally {
      tables.writing().unlock();
    }
    return count;
  }

  /**
   * Forces the tables where they changed, notes that they are in use from here on, and lets go of
   * those they replace.
   */
  private void settle(Tables tables, long last, boolean changed) throws SQLException, IOException {
    if (changed) {
      tables.note(last);
      tables.force();
    }
    tables.forget();
    new ViewPosition(storeId, last, false).write(Checkpoint.file(settings.home()));
    DurableFiles.deleteTree(aside);
  }

  private static void closeQuietly(@Nullable Tables tables) {
    try {
      if (tables != null) {
        tables.close();
      }
    } catch (SQLException e) {
      // It is about to be replaced; what it still holds is of no use.
      return;
    }
  }
}
