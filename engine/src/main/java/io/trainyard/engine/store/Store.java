package io.trainyard.engine.store;

import io.trainyard.engine.event.EventLog;
import io.trainyard.engine.event.Journal;
import io.trainyard.engine.store.Recovery.Ready;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open home: the event log, and the tables derived from it. One process holds a home at a time.
 * Thread-safe.
 *
 * <pre>{@code
 * try (Store store = Store.open(settings, List.of(new RunTables()))) {
 *   store.journal().write(List.of(new NewEvent("run.created", "os:ada", 1, json)));
 *   store.database().read(connection -> ...);
 * }
 * }</pre>
 */
public final class Store implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Store.class);

  /** How long closing waits for what callers hung on their futures, in seconds. */
  private static final long ANSWERS_SECONDS = 5;

  private final Path home;
  private final HomeLock lock;
  private final Ready ready;
  private final SegmentLog log;
  private final LogReader reader;
  private final JournalLoop loop;
  private final Thread thread;
  private final ExecutorService answers;
  private final Database database;

  private Store(StoreSettings settings, HomeLock lock, Ready ready, SegmentLog log) {
    this.home = settings.home();
    this.lock = lock;
    this.ready = ready;
    this.log = log;
    long nextSeq = ready.end().nextSeq();
    this.reader = new LogReader(ready.index(), nextSeq - 1);
    this.answers = Executors.newSingleThreadExecutor(settings.threads());
    this.database = new Database(Tables.url(home));
    Checkpoint checkpoint = new Checkpoint(ready.tables(), home, ready.storeId(), settings.clock());
    this.loop =
        new JournalLoop(
            new GroupCommit(ready.tables(), log, nextSeq),
            checkpoint,
            reader,
            new JournalLoop.World(home, settings.clock(), answers));
    this.thread = settings.threads().newThread(loop);
    thread.setName("journal");
  }

  /**
   * Opens a home, creating it when it is not there, and brings its tables up to the log.
   *
   * @throws HomeInUse when another process, or this one, holds it
   * @throws DamagedLog when the log has been damaged in a way no crash can explain
   */
  public static Store open(StoreSettings settings, List<Projection> projections)
      throws IOException {
    return open(settings, projections, SegmentFile::open, SegmentLog.SEGMENT_BYTES);
  }

  static Store open(
      StoreSettings settings,
      List<Projection> projections,
      SegmentFile.Opener disk,
      long segmentBytes)
      throws IOException {
    Path home = settings.home();
    if (home.toAbsolutePath().toString().contains(";")) {
      throw new IOException(
          home + ": the path of a home must not contain ';'; give another --home");
    }
    try {
      return opened(settings, projections, disk, segmentBytes);
    } catch (IOException e) {
      throw StopReason.notOpened(home, e);
    }
  }

  private static Store opened(
      StoreSettings settings,
      List<Projection> projections,
      SegmentFile.Opener disk,
      long segmentBytes)
      throws IOException {
    HomeLock lock = HomeLock.take(settings.home(), settings.pid(), settings.clock().instant());
    try {
      LogFolder folder = LogFolder.open(settings.home().resolve("log"), disk, settings.random());
      Ready ready = new Recovery(settings, projections, folder).run();
      SegmentLog log =
          new SegmentLog(disk, ready.index(), ready.storeId(), ready.end(), segmentBytes);
      Store store = new Store(settings, lock, ready, log);
      store.thread.start();
      return store;
    } catch (IOException | RuntimeException | Error e) {
      lock.close();
      throw e;
    }
  }

  /** The one way to write. */
  public Journal journal() {
    return loop;
  }

  /** The events themselves. */
  public EventLog eventLog() {
    return reader;
  }

  /** The tables, for reading. */
  public Database database() {
    return database;
  }

  /** What had to be done to open this home; {@link RecoveryReport#last} has earlier ones. */
  public RecoveryReport recovery() {
    return ready.report();
  }

  /** Walks every record that has been acknowledged, and names the first that is not as written. */
  public Verification verify() throws IOException {
    return Verification.of(home.resolve("log"), reader.last());
  }

  /** Writes what waits, forces the tables, and gives the home back. Waits for readers. */
  @Override
  public void close() throws IOException {
    loop.stop();
    joinUninterrupted();
    letAnswersGoOut();
    database.close();
    try {
      ready.tables().close();
    } catch (SQLException e) {
      // The log has everything; the next start reads it from there.
      LOG.warn("the tables of {} did not close: {}", home, e.getMessage());
    }
    log.close();
    lock.close();
  }

  /** What hangs on futures still runs, within reason. */
  private void letAnswersGoOut() {
    answers.shutdown();
    try {
      if (!answers.awaitTermination(ANSWERS_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("what hangs on a write to {} does not end; it is left behind", home);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void joinUninterrupted() {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
