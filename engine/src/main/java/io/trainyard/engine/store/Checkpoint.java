package io.trainyard.engine.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** When tables that commit unforced are forced. Used by the journal thread alone. */
interface Checkpoint {
  /** For tables whose every commit is forced. */
  Checkpoint NEVER =
      new Checkpoint() {
        @Override
        public void count(int transactions) {}

        @Override
        public boolean isPending() {
          return false;
        }

        @Override
        public boolean isDue() {
          return false;
        }

        @Override
        public void write(long seq, boolean closed) {}
      };

  /** Where a home keeps the position of its tables. */
  static Path file(Path home) {
    return home.resolve("db").resolve("view.pos");
  }

  /** Counts transactions that are committed but not forced. */
  void count(int transactions);

  /** Whether there are any. */
  boolean isPending();

  /** Whether it is time. */
  boolean isDue();

  /** Forces the tables, then writes the position. */
  void write(long seq, boolean closed) throws SQLException, IOException;
}
