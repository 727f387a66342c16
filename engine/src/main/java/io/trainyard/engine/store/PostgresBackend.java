package io.trainyard.engine.store;

import io.trainyard.engine.event.Journal.JournalStopped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL that holds log and tables: both change in one transaction, whose commit is the
 * force. Losing the connection ends the writing, because nobody knows then whether the last
 * transaction was committed; opening the store again tells.
 */
final class PostgresBackend implements Backend {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresBackend.class);

  /** Less than a lease lasts. */
  private static final int PATIENCE_MS = (int) LeaderRow.LEASE.toMillis() - 1_000;

  private final PostgresAddress address;
  private final Leadership leadership;
  private final Tables tables;
  private final LogRows log;
  private final PostgresReading reading;
  private final LeaseKeeper lease;

  private PostgresBackend(
      PostgresAddress address, PostgresRecovery.Ready ready, StoreSettings settings) {
    this.address = address;
    this.leadership = ready.leadership();
    this.tables = ready.tables();
    this.log = new LogRows(tables.connection(), leadership, address.schema(), ready.chain());
    this.reading = new PostgresReading(address, leadership.storeId(), ready.report());
    this.lease = new LeaseKeeper(leadership, tables.connection(), settings.clock());
  }

  static PostgresBackend open(
      StoreSettings settings, PostgresAddress address, List<Projection> projections)
      throws IOException {
    Connection connection = null;
    boolean isOpen = false;
    try {
      connection = address.connect();
      connection.setAutoCommit(false);
      Statements.update(connection, "set synchronous_commit = on");
      PostgresBackend backend =
          new PostgresBackend(
              address,
              new PostgresRecovery(settings, address, connection).run(projections),
              settings);
      // A database that does not answer is lost before others take the lease for run out.
      connection.setNetworkTimeout(Runnable::run, PATIENCE_MS);
      isOpen = true;
      return backend;
    } catch (SQLException e) {
      throw new IOException(
          address
              + " cannot be used as a store: "
              + e.getMessage()
              + "; mend that, then start again",
          e);
    } finally {
      if (!isOpen && connection != null) {
        closeQuietly(connection);
      }
    }
  }

  @Override
  public Tables tables() {
    return tables;
  }

  @Override
  public GroupLog log() {
    return log;
  }

  @Override
  public Checkpoint checkpoint() {
    return lease;
  }

  @Override
  public boolean mayLag() {
    return false;
  }

  @Override
  public long nextSeq() {
    return leadership.seq() + 1;
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
  public Optional<Leader> leader() {
    return Optional.of(leadership.leader(lease.door()));
  }

  @Override
  public void open(Door door) {
    lease.open(door);
  }

  @Override
  public JournalStopped stopped(Throwable failure) {
    return new JournalStopped(
        address
            + " cannot be written: "
            + failure.getMessage()
            + "; everything acknowledged is safe, what was under way may be lost; start again",
        failure);
  }

  @Override
  public Audit audit(long last, Optional<ChainHead> kept) throws IOException {
    return reading.audit(last, kept);
  }

  @Override
  public void close() {
    reading.close();
    closeQuietly(tables.connection());
  }

  private static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // What was acknowledged is committed, and nothing else is promised.
      LOG.warn("a connection did not close: {}", e.getMessage());
    }
  }
}
