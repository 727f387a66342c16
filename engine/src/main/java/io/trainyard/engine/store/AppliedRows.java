package io.trainyard.engine.store;

import io.trainyard.engine.event.Journal.Conflict;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Makes changes of rows repeatable: a row that carries an event's seq has seen the event. */
final class AppliedRows {
  /** SQLState of a violated unique constraint, in every database. */
  static final String DUPLICATE = "23505";

  private AppliedRows() {}

  /** Whether the row carries this seq, or a later one. */
  static boolean hasSeen(Connection connection, String table, String key, Object id, long seq)
      throws SQLException {
    return Statements.first(
            connection,
            row -> row.getLong(1),
            "select seq from " + table + " where " + key + " = ?",
            id)
        .filter(last -> last >= seq)
        .isPresent();
  }

  /** Adds a row; one with the same key is a conflict. */
  static void insert(Connection connection, String what, String sql, @Nullable Object... values)
      throws SQLException, Conflict {
    try {
      Statements.update(connection, sql, values);
    } catch (SQLException e) {
      if (DUPLICATE.equals(e.getSQLState())) {
        throw new Conflict(what + " is there already");
      }
      throw e;
    }
  }
}
