package io.trainyard.engine.store;

import java.io.Closeable;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Where groups of transactions are made durable. Used by the journal thread alone. */
interface GroupLog extends Closeable {

  /**
   * Appends the records as one piece. They are durable when this returns, or, where the log is a
   * table beside the others, when the open SQL transaction commits.
   */
  void append(List<LogRecord> records) throws IOException, SQLException;
}
