package io.trainyard.engine.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Log and tables in a PostgreSQL, for reading. Thread-safe. */
final class PostgresReading implements ReadBackend {
  private final PostgresAddress address;
  private final String storeId;
  private final RecoveryReport report;
  private final Database database;

  PostgresReading(PostgresAddress address, String storeId, RecoveryReport report) {
    this.address = address;
    this.storeId = storeId;
    this.report = report;
    this.database = new Database(address::connectToRead);
  }

  @Override
  public LogReader.Source source() {
    return new RowSource(database, address.schema());
  }

  @Override
  public Database database() {
    return database;
  }

  @Override
  public RecoveryReport report() {
    return report;
  }

  @Override
  public Audit audit(long last, Optional<ChainHead> kept) throws IOException {
    HeadWatch watch = new HeadWatch(Chain.rootOf(storeId), kept);
    try (Connection connection = address.connectToRead()) {
      connection.setAutoCommit(false);
      try (RowScan scan = new RowScan(connection, address.schema(), storeId, last)) {
        return new Audit(scan.verify(last, watch), watch.head());
      }
    } catch (SQLException e) {
      throw new IOException("the event log cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
