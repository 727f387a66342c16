package io.trainyard.engine.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * What is done between groups, now and then: tables that commit unforced are forced, a lease is
 * renewed. Used by the journal thread alone.
 */
interface Checkpoint {
  /** Where a home keeps the position of its tables. */
  static Path file(Path home) {
    return home.resolve("db").resolve("view.pos");
  }

  /** Counts transactions that are committed but not forced. */
  void count(int transactions);

  /** Whether there are any, or something else is to be done when nothing comes for a second. */
  boolean isPending();

  /** Whether it is time. */
  boolean isDue();

  /** Forces the tables, then writes the position. */
  void write(long seq, boolean closed) throws SQLException, IOException;
}
