package io.trainyard.engine.store;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.Journal.Conflict;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * One event's change of one row.
 *
 * @param table the row's
 * @param key the table's column of numbers by which a row is found
 */
record RowChange(Connection connection, Event event, String table, String key) {

  <T extends Record> T read(Class<T> type) {
    return event.facts(type);
  }

  /** Adds the row, unless the event has added it already; another one's row is a conflict. */
  void insert(long id, String sql, @Nullable Object... values) throws SQLException, Conflict {
    if (!AppliedRows.hasSeen(connection, table, key, id, event.seq())) {
      AppliedRows.insert(connection, table + " " + id, sql, values);
    }
  }

  /** Changes the row; one that does not meet the statement's conditions is a conflict. */
  void update(long id, String sql, @Nullable Object... values) throws SQLException, Conflict {
    if (Statements.update(connection, sql, values) == 0
        && !AppliedRows.hasSeen(connection, table, key, id, event.seq())) {
      throw new Conflict(
          table + " " + id + " is no longer what " + event.kind() + " takes it to be");
    }
  }
}
