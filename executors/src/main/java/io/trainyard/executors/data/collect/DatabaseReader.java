package io.trainyard.executors.data.collect;

import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.Schema;
import io.trainyard.executors.data.database.UserDatabase;
import io.trainyard.executors.data.duck.DuckTable;
import io.trainyard.executors.data.duck.TableFiller;
import io.trainyard.executors.data.duck.TableSession;
import io.trainyard.executors.data.file.TableReader;
import io.trainyard.executors.data.option.BoundSql;
import io.trainyard.executors.data.option.Place;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a query of a database gives, as a table. Rows stream; they are never all in memory.
 */
final class DatabaseReader {
  private static final int FETCH = 10_000;
  private final UserDatabase database;
  private final Place place;

  DatabaseReader(UserDatabase database, Place place) {
    this.database = database;
    this.place = place;
  }

  DuckTable read(TableSession session, BoundSql query, TableReader.RowProgress progress)
      throws InterruptedException {
    Connection connection = database.connection();
    try {
      connection.setReadOnly(true);
      // PostgreSQL fetches in pieces only inside a transaction.
      connection.setAutoCommit(false);
      try (PreparedStatement statement = connection.prepareStatement(query.text())) {
        statement.setFetchSize(FETCH);
        query.bind(statement);
        try (ResultSet result = statement.executeQuery()) {
          return fill(session, result, progress);
        }
      }
    } catch (SQLException e) {
      throw place.mistake(database.name() + " refuses the query: " + UserDatabase.message(e));
    }
  }

  private DuckTable fill(TableSession session, ResultSet result, TableReader.RowProgress progress)
      throws SQLException, InterruptedException {
    List<JdbcColumn> columns = new ArrayList<>();
    Schema schema = schema(result.getMetaData(), columns);
    try (TableFiller filler = session.fill(schema)) {
      List<@Nullable Object> row = new ArrayList<>();
      long rows = 0;
      while (result.next()) {
        row.clear();
        for (JdbcColumn column : columns) {
          row.add(column.read(result));
        }
        filler.row(row);
        if (++rows % FETCH == 0) {
          progress.rows(rows);
          if (Thread.interrupted()) {
            throw new InterruptedException("asked to stop while reading a database");
          }
        }
      }
      return filler.table();
    }
  }

  private Schema schema(ResultSetMetaData data, List<JdbcColumn> columns) throws SQLException {
    List<Column> named = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 1; i <= data.getColumnCount(); i++) {
      String name = data.getColumnLabel(i);
      if (seen.put(name.toLowerCase(Locale.ROOT), i) != null) {
        throw place.mistake(
            "the query gives two columns called '" + name + "'; name one with `as`");
      }
      String type = data.getColumnTypeName(i);
      JdbcColumn column =
          JdbcColumn.of(data, i)
              .orElseThrow(
                  () ->
                      place.mistake(
                          "column '"
                              + name
                              + "' holds "
                              + type
                              + ", which a table here cannot hold; leave it out of the query"));
      columns.add(column);
      named.add(new Column(name, column.type()));
    }
    return new Schema(named);
  }
}
