package io.trainyard.engine.store;

import io.trainyard.engine.event.Journal;
import io.trainyard.engine.event.Journal.JournalStopped;
import io.trainyard.engine.event.NewEvent;
import io.trainyard.engine.store.LeaderRow.Seen;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store that another process writes: looks several times a second who leads and how far the log
 * is, wakes readers, and tells when nobody leads. Thread-safe.
 */
final class LeaderWatch implements ReadBackend, Writing, Journal {
  private static final Logger LOG = LoggerFactory.getLogger(LeaderWatch.class);
  private static final long LOOK_MS = 250;
  private static final int PATIENCE_MS = 5_000;

  private final PostgresAddress address;
  private final LeaderRow rows;
  private final String tables;
  private final PostgresReading reading;
  private final LogReader reader;
  private final ScheduledExecutorService eye;
  private final CompletableFuture<JournalStopped> ended = new CompletableFuture<>();
  private final List<CompletableFuture<Boolean>> waiting = new ArrayList<>();
  private @Nullable Connection connection;
  private volatile Optional<Leader> leader = Optional.empty();

  private LeaderWatch(
      StoreSettings settings, PostgresAddress address, LeaderRow rows, Connection connection)
      throws SQLException, NotReadable {
    this.address = address;
    this.rows = rows;
    this.connection = connection;
    Seen seen =
        rows.look(connection, address.tablesSchema())
            .orElseThrow(() -> new NotReadable(address, false));
    this.tables = seen.tables();
    this.reading = new PostgresReading(address, seen.storeId(), nothing(settings.clock(), seen));
    this.reader = new LogReader(reading.source(), seen.seq());
    this.eye = Executors.newSingleThreadScheduledExecutor(settings.threads());
    take(seen);
  }

  private static RecoveryReport nothing(Clock clock, Seen seen) {
    return new RecoveryReport(
        clock.instant(), Duration.ZERO, seen.seq(), Optional.empty(), Optional.empty(), 0);
  }

  static LeaderWatch start(
      StoreSettings settings, PostgresAddress address, List<Projection> projections)
      throws IOException {
    Connection connection = null;
    try {
      connection = connect(address);
      LeaderWatch watch =
          new LeaderWatch(settings, address, new LeaderRow(address.schema()), connection);
      String wanted = new Tables(connection, Dialect.POSTGRESQL, projections).schemaDigest();
      if (!watch.tables.equals(wanted)) {
        watch.close();
        throw new NotReadable(address, !watch.tables.isEmpty());
      }
      watch.eye.scheduleWithFixedDelay(watch::look, LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
      return watch;
    } catch (SQLException | NotReadable e) {
      closeQuietly(connection);
      if (e instanceof NotReadable other) {
        throw other;
      }
      throw new IOException(address + " cannot be used as a store: " + e.getMessage(), e);
    }
  }

  private static Connection connect(PostgresAddress address) throws SQLException {
    Connection connection = address.connectToRead();
    connection.setNetworkTimeout(Runnable::run, PATIENCE_MS);
    return connection;
  }

  LogReader reader() {
    return reader;
  }

  /** What cannot be seen is looked at again a moment later. */
  private synchronized void look() {
    if (eye.isShutdown()) {
      return;
    }
    try {
      Connection current = connection;
      if (current == null) {
        current = connect(address);
        connection = current;
      }
      rows.look(current, address.tablesSchema()).ifPresent(this::take);
    } catch (SQLException e) {
      LOG.debug("the leader cannot be seen", e);
      closeQuietly(connection);
      connection = null;
      leader = Optional.empty();
    }
  }

  private synchronized void take(Seen seen) {
    leader = seen.isVacant() ? Optional.empty() : Optional.of(seen.leader());
    if (seen.seq() > reader.last()) {
      reader.show(seen.seq());
      reader.signal();
    }
    if (!seen.tables().equals(tables)) {
      ended.complete(stopped(address + " has the tables of another release now"));
    }
    if (seen.isVacant()) {
      List<CompletableFuture<Boolean>> told = List.copyOf(waiting);
      waiting.clear();
      told.forEach(each -> each.complete(true));
    }
  }

  private static JournalStopped stopped(String why) {
    return new JournalStopped(why, new IOException("another server leads"));
  }

  @Override
  public CompletableFuture<Long> append(List<NewEvent> transaction) {
    return CompletableFuture.failedFuture(refusal());
  }

  @Override
  public long write(List<NewEvent> transaction) {
    throw refusal();
  }

  private JournalStopped refusal() {
    return stopped(
        "this server does not lead and writes nothing: "
            + leader.map(found -> found.holder() + " does").orElse("nobody does at the moment"));
  }

  @Override
  public Journal journal() {
    return this;
  }

  @Override
  public boolean leads() {
    return false;
  }

  @Override
  public CompletableFuture<JournalStopped> ended() {
    return ended.copy();
  }

  @Override
  public synchronized CompletableFuture<Boolean> vacancy() {
    CompletableFuture<Boolean> vacancy = new CompletableFuture<>();
    waiting.add(vacancy);
    return vacancy;
  }

  @Override
  public Optional<Leader> leader() {
    return leader;
  }

  @Override
  public void refresh() {
    look();
  }

  @Override
  public LogReader.Source source() {
    return reading.source();
  }

  @Override
  public Database database() {
    return reading.database();
  }

  @Override
  public RecoveryReport report() {
    return reading.report();
  }

  @Override
  public Audit audit(long last, Optional<ChainHead> kept) throws IOException {
    return reading.audit(last, kept);
  }

  @Override
  public synchronized void close() {
    eye.shutdownNow();
    closeQuietly(connection);
    connection = null;
    reading.close();
    ended.complete(stopped("the store is closed"));
  }

  private static void closeQuietly(@Nullable Connection connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      LOG.debug("a connection did not close", e);
    }
  }
}
