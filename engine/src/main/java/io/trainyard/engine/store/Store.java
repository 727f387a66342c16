package io.trainyard.engine.store;

import io.trainyard.engine.event.EventLog;
import io.trainyard.engine.event.Journal;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
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

  private final Backend backend;
  private final LogReader reader;
  private final JournalLoop loop;
  private final Thread thread;
  private final ExecutorService answers;

  private Store(StoreSettings settings, Backend backend) {
    this.backend = backend;
    this.reader = new LogReader(backend.source(), backend.nextSeq() - 1);
    this.answers = Executors.newSingleThreadExecutor(settings.threads());
    this.loop =
        new JournalLoop(
            new GroupCommit(backend.tables(), backend.log(), backend.nextSeq(), backend.mayLag()),
            backend.checkpoint(),
            reader,
            new JournalLoop.World(backend::stopped, settings.clock(), answers));
    this.thread = settings.threads().newThread(loop);
    thread.setName("journal");
    backend.database().catchUpBy(loop::catchUp);
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
    HomeBackend.Disk parts = new HomeBackend.Disk(disk, segmentBytes);
    return started(settings, HomeBackend.open(settings, projections, parts));
  }

  /**
   * Opens a store in a PostgreSQL, creating it when it is not there: the log is a table beside the
   * others, and a commit is what forces it. Of the settings' home nothing is used.
   *
   * @throws HomeInUse when another process holds it
   * @throws DamagedLog when rows of the log are missing
   * @throws IOException when the database cannot be reached or used
   */
  public static Store open(
      StoreSettings settings, PostgresAddress address, List<Projection> projections)
      throws IOException {
    return started(settings, PostgresBackend.open(settings, address, projections));
  }

  private static Store started(StoreSettings settings, Backend backend) {
    Store store = new Store(settings, backend);
    store.thread.start();
    return store;
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
    return backend.database();
  }

  /** What had to be done to open this home; {@link RecoveryReport#last} has earlier ones. */
  public RecoveryReport recovery() {
    return backend.report();
  }

  /** Walks every record that has been acknowledged, and names the first that is not as written. */
  public Verification verify() throws IOException {
    return audit(Optional.empty()).verification();
  }

  /**
   * {@link #verify}, and the digest at the end, to be kept outside.
   *
   * @param kept a head from earlier, which the log must still pass through
   */
  public Audit audit(Optional<ChainHead> kept) throws IOException {
    long last = reader.last();
    Audit found = backend.audit(last, kept);
    boolean isCut = kept.isPresent() && kept.get().seq() > last;
    return isCut && found.verification().damage().isEmpty()
        ? new Audit(
            found.verification().withDamage(Optional.of(DamagedLog.cut(last, kept.get().seq()))),
            found.head())
        : found;
  }

  /** Writes what waits, forces the tables, and gives the home back. Waits for readers. */
  @Override
  public void close() throws IOException {
    loop.stop();
    joinUninterrupted();
    letAnswersGoOut();
    backend.close();
  }

  /** What hangs on futures still runs, within reason. */
  private void letAnswersGoOut() {
    answers.shutdown();
    try {
      if (!answers.awaitTermination(ANSWERS_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("what hangs on a write does not end; it is left behind");
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
