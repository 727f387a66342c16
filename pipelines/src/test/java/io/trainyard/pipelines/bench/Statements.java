package io.trainyard.pipelines.bench;

import io.trainyard.engine.store.Database;
import java.sql.ResultSet;
import java.sql.Statement;

/** Counts the SQL statements that H2 executes, by its own statistics. */
final class Statements {
  private static final int KINDS = 10_000;
  private final Database database;

  Statements(Database database) {
    this.database = database;
  }

  void begin() {
    execute("set query_statistics_max_entries " + KINDS);
    execute("set query_statistics true");
  }

  /** How many since {@link #begin}; commits are none. */
  long counted() {
    return database.read(
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet row =
                  statement.executeQuery(
                      "select coalesce(sum(execution_count), 0)"
                          + " from information_schema.query_statistics"
                          + " where sql_statement not like '%query_statistics%'")) {
            row.next();
            return row.getLong(1);
          }
        });
  }

  private void execute(String sql) {
    database.read(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.execute(sql);
          }
        });
  }
}
