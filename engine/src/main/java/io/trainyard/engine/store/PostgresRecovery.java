package io.trainyard.engine.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Makes a store in PostgreSQL ready: takes the lead, finds the end of the log, and makes the tables
 * anew from it when they are those of another release. Log and tables change together, so there is
 * nothing else to mend; a kill at any moment leaves all as it was.
 */
final class PostgresRecovery {
  /** A rebuild writes what it holds after about this many events. */
  private static final long BATCH = 20_000;

  /**
   * Nobody takes the lead from who makes the tables anew for so long, unless its connection ends.
   */
  private static final Duration LONGEST_REBUILD = Duration.ofHours(1);

  private final StoreSettings settings;
  private final PostgresAddress address;
  private final Connection connection;

  /** A store that is ready; its connection is the tables'. */
  record Ready(Tables tables, Leadership leadership, Chain chain, RecoveryReport report) {}

  /** The last row of the log. */
  private record Last(long seq, byte[] digest) {}

  PostgresRecovery(StoreSettings settings, PostgresAddress address, Connection connection) {
    this.settings = settings;
    this.address = address;
    this.connection = connection;
  }

  Ready run(List<Projection> projections) throws SQLException, IOException {
    Instant start = settings.clock().instant();
    Leadership leadership = Leadership.take(connection, address, settings);
    Chain chain = chainAtEnd(leadership);
    Tables tables = new Tables(connection, Dialect.POSTGRESQL, projections);
    Optional<String> why = mistrust(tables);
    if (why.isPresent()) {
      leadership.keepFor(connection, LONGEST_REBUILD);
      rebuild(tables, leadership, why.get());
    }
    connection.commit();
    leadership.keepFor(connection, LeaderRow.LEASE);
    Duration took = Duration.between(start, settings.clock().instant());
    long last = leadership.seq();
    RecoveryReport report =
        new RecoveryReport(
            start,
            took,
            last,
            Optional.empty(),
            why.filter(reason -> last > 0),
            why.isPresent() ? last : 0);
    return new Ready(tables, leadership, chain, report);
  }

  private Chain chainAtEnd(Leadership leadership) throws SQLException, IOException {
    Optional<Last> last =
        Statements.first(
            connection,
            row -> new Last(row.getLong(1), row.getBytes(2)),
            "select seq, digest from " + address.schema() + ".log order by seq desc limit 1");
    long end = last.map(Last::seq).orElse(0L);
    if (end != leadership.seq()) {
      throw DamagedLog.ofRow(
          address.schema() + ".log",
          Math.min(end, leadership.seq()) + 1,
          "is "
              + (end < leadership.seq()
                  ? "gone: the log ends here"
                  : "nobody's: no leader wrote it"));
    }
    return last.map(row -> Chain.sealed(HexFormat.of().formatHex(row.digest)))
        .orElseGet(() -> Chain.rootOf(leadership.storeId()));
  }

  /** Why the tables must be made anew; empty when they are what this release wants. */
  private Optional<String> mistrust(Tables tables) throws SQLException {
    boolean isThere =
        Statements.first(
                connection,
                row -> row.getBoolean(1),
                "select to_regclass(?) is not null",
                address.tablesSchema() + ".store")
            .orElse(false);
    if (!isThere) {
      return Optional.of("had no tables");
    }
    boolean isOurs = tables.meta().schemaDigest().equals(tables.schemaDigest());
    return isOurs ? Optional.empty() : Optional.of("has the tables of another release");
  }

  /** All in the open transaction: readers see the old tables until the new ones are whole. */
  private void rebuild(Tables tables, Leadership leadership, String why)
      throws SQLException, IOException {
    String schema = address.tablesSchema();
    Statements.update(connection, "drop schema if exists " + schema + " cascade");
    Statements.update(connection, "create schema " + schema);
    RebuildProgress progress = new RebuildProgress(settings, why, leadership.seq());
    try (RowScan scan =
        new RowScan(connection, address.schema(), leadership.storeId(), Long.MAX_VALUE)) {
      tables.create(leadership.storeId());
      replay(tables, scan, progress);
    } catch (Refused e) {
      throw new IOException(
          "the tables cannot be made from the log of " + address + ": " + e.getMessage(), e);
    }
  }

  private static void replay(Tables tables, RowScan scan, RebuildProgress progress)
      throws SQLException, IOException, Refused {
    long flushed = 0;
    for (LogRecord record = scan.next(); record != null; record = scan.next()) {
      tables.apply(record.events());
      if (record.lastSeq() - flushed >= BATCH) {
        tables.flush();
        flushed = record.lastSeq();
        progress.at(flushed);
      }
    }
    tables.flush();
  }
}
