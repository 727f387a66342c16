package io.trainyard.engine.store;

import io.trainyard.engine.event.Journal.JournalStopped;
import io.trainyard.engine.store.Recovery.Ready;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A home: the log in segments, forced before the tables in H2 beside it commit unforced. */
final class HomeBackend implements Backend {
  private static final Logger LOG = LoggerFactory.getLogger(HomeBackend.class);

  private final Path home;
  private final HomeLock lock;
  private final Ready ready;
  private final SegmentLog log;
  private final Checkpoint checkpoint;
  private final Database database;
  private final Optional<Compaction> compaction;

  /**
   * How the log is written.
   *
   * @param segmentBytes a segment takes no further frame at this size
   */
  record Disk(SegmentFile.Opener files, long segmentBytes) {}

  private HomeBackend(StoreSettings settings, HomeLock lock, Ready ready, SegmentLog log) {
    this.home = settings.home();
    this.lock = lock;
    this.ready = ready;
    this.log = log;
    this.checkpoint = new FileCheckpoint(ready.tables(), home, ready.storeId(), settings.clock());
    String url = Tables.url(home);
    this.database = new Database(() -> DriverManager.getConnection(url, "sa", ""));
    this.compaction =
        ready.tables().file().map(file -> Compaction.start(file, home, settings.threads()));
  }

  static HomeBackend open(StoreSettings settings, List<Projection> projections, Disk disk)
      throws IOException {
    Path home = settings.home();
    if (home.toAbsolutePath().toString().contains(";")) {
      throw new IOException(
          home + ": the path of a home must not contain ';'; give another --home");
    }
    try {
      return opened(settings, projections, disk);
    } catch (IOException e) {
      throw StopReason.notOpened(home, e);
    }
  }

  private static HomeBackend opened(StoreSettings settings, List<Projection> projections, Disk disk)
      throws IOException {
    HomeLock lock = HomeLock.take(settings.home(), settings.pid(), settings.clock().instant());
    try {
      LogFolder folder =
          LogFolder.open(settings.home().resolve("log"), disk.files(), settings.random());
      Ready ready = new Recovery(settings, projections, folder).run();
      SegmentLog log =
          new SegmentLog(
              disk.files(), ready.index(), ready.storeId(), ready.end(), disk.segmentBytes());
      return new HomeBackend(settings, lock, ready, log);
    } catch (IOException | RuntimeException | Error e) {
      lock.close();
      throw e;
    }
  }

  @Override
  public Tables tables() {
    return ready.tables();
  }

  @Override
  public GroupLog log() {
    return log;
  }

  @Override
  public Checkpoint checkpoint() {
    return checkpoint;
  }

  @Override
  public boolean mayLag() {
    return true;
  }

  @Override
  public long nextSeq() {
    return ready.end().nextSeq();
  }

  @Override
  public LogReader.Source source() {
    return new SegmentSource(ready.index());
  }

  @Override
  public Database database() {
    return database;
  }

  @Override
  public RecoveryReport report() {
    return ready.report();
  }

  @Override
  public JournalStopped stopped(Throwable failure) {
    return StopReason.failed(home, failure);
  }

  @Override
  public Audit audit(long last, Optional<ChainHead> kept) throws IOException {
    HeadWatch watch = new HeadWatch(Chain.rootOf(ready.storeId()), kept);
    return new Audit(Verification.of(home.resolve("log"), last, watch), watch.head());
  }

  @Override
  public void close() throws IOException {
    compaction.ifPresent(Compaction::close);
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
}
