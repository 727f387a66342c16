package io.trainyard.engine.store;

import java.nio.ByteBuffer;
import java.util.List;

/** Finds events in the rows of a PostgreSQL. Thread-safe. */
final class RowSource implements LogReader.Source {
  /** Rows that are read at a time; each may hold 16 MiB, most hold one or two KiB. */
  private static final int ROWS = 500;

  private final Database database;
  private final String sql;

  RowSource(Database database, String schema) {
    this.database = database;
    this.sql =
        "select bytes from " + schema + ".log where seq >= ? and seq <= ? order by seq limit ?";
  }

  @Override
  public void read(WantedEvents wanted) {
    boolean isMore = true;
    while (isMore && !wanted.isFull()) {
      int rows = Math.min(ROWS, wanted.limit() - wanted.events().size());
      List<LogRecord> records =
          database.list(
              row -> LogRecord.read(ByteBuffer.wrap(row.getBytes(1))),
              sql,
              wanted.next(),
              wanted.to(),
              rows);
      records.forEach(wanted::take);
      isMore = !records.isEmpty();
    }
  }
}
