package io.trainyard.engine.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Walks the rows of the log from the first one, holding each against the chain. It changes nothing.
 * Not thread-safe.
 */
final class RowScan implements AutoCloseable {
  /** Rows that are fetched at a time. */
  private static final int FETCH = 200;

  private final String table;
  private final Chain chain;
  private final PreparedStatement select;
  private final ResultSet rows;
  private long nextSeq = 1;

  /** The connection must not commit by itself, or all rows are fetched at once. */
  RowScan(Connection connection, String schema, String storeId, long until) throws SQLException {
    this.table = schema + ".log";
    this.chain = Chain.rootOf(storeId);
    this.select =
        connection.prepareStatement(
            "select seq, bytes, digest from " + table + " where seq <= ? order by seq");
    select.setFetchSize(FETCH);
    select.setLong(1, until);
    this.rows = select.executeQuery();
  }

  /** Seq that the next event must have. */
  long nextSeq() {
    return nextSeq;
  }

  /** The next record; null at the end. Fails on the first one that is not what was written. */
  @Nullable LogRecord next() throws SQLException, IOException {
    if (!rows.next()) {
      return null;
    }
    ByteBuffer bytes = ByteBuffer.wrap(rows.getBytes(2));
    if (bytes.limit() < LogFormat.RECORD_HEADER || bytes.get(0) != LogFormat.RECORD_FORMAT) {
      throw DamagedLog.ofRow(table, nextSeq, "has no form that this release can read");
    }
    LogRecord record = LogRecord.read(bytes);
    if (record.firstSeq() != nextSeq || record.lastSeq() != rows.getLong(1)) {
      throw DamagedLog.ofRow(
          table, nextSeq, "is not here: that of event " + record.firstSeq() + " is");
    }
    if (!Arrays.equals(rows.getBytes(3), chain.add(bytes))) {
      throw DamagedLog.ofRow(table, nextSeq, "does not continue the chain of digests");
    }
    nextSeq = record.lastSeq() + 1;
    return record;
  }

  /** Walks the rest of the log up to this event, for the audit. */
  Verification verify(long last, HeadWatch watch) throws SQLException, IOException {
    long records = 0;
    long events = 0;
    try {
      for (LogRecord record = next(); record != null; record = next()) {
        if (!watch.take(record)) {
          throw DamagedLog.ofRow(table, record.firstSeq(), HeadWatch.DIFFERS);
        }
        records++;
        events = record.lastSeq();
      }
      if (events < last) {
        throw DamagedLog.ofRow(table, events + 1, "is gone: the log ends here");
      }
      return new Verification(records, events, Optional.empty());
    } catch (DamagedLog e) {
      return new Verification(records, events, Optional.of(e));
    }
  }

  @Override
  public void close() throws SQLException {
    rows.close();
    select.close();
  }
}
