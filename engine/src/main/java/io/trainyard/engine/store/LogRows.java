package io.trainyard.engine.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes the event log as rows of {@code log(seq, bytes, digest)}: a row for each transaction, with
 * the seq of its last event, the bytes that a segment would hold, and the digest that ties it to
 * all rows before it. Durable with the commit of the open transaction.
 */
final class LogRows implements GroupLog {
  private final Connection connection;
  private final Leadership leadership;
  private final Chain chain;
  private final String sql;

  LogRows(Connection connection, Leadership leadership, String schema, Chain chain) {
    this.connection = connection;
    this.leadership = leadership;
    this.chain = chain;
    this.sql = "insert into " + schema + ".log values(?, ?, ?)";
  }

  @Override
  public void append(List<LogRecord> records) throws IOException, SQLException {
    leadership.advance(connection, records.get(records.size() - 1).lastSeq());
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (LogRecord record : records) {
        ByteBuffer bytes = record.chained();
        insert.setLong(1, record.lastSeq());
        insert.setBytes(2, bytes.array());
        insert.setBytes(3, chain.add(bytes));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  @Override
  public void close() {
    // The connection is the tables'.
  }
}
