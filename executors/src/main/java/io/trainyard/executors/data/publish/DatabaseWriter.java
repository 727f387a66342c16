package io.trainyard.executors.data.publish;

import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.ColumnType;
import io.trainyard.engine.table.Schema;
import io.trainyard.executors.data.database.UserDatabase;
import io.trainyard.executors.data.duck.DuckTable;
import io.trainyard.executors.data.duck.Sql;
import io.trainyard.executors.data.file.TableReader;
import io.trainyard.executors.data.option.Percent;
import io.trainyard.executors.data.option.Place;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Replaces rows of a database's table in one transaction: until it commits, others see the old
 * rows, then the new ones. All rows are replaced, or those that have one value, so that a second
 * attempt leaves what the first did. A table that is not there is made first.
 */
final class DatabaseWriter {
  private static final int BATCH = 1_000;
  private static final Set<String> NO_SUCH_TABLE = Set.of("42P01", "42S02", "42S03", "42S04");
  private final UserDatabase database;
  private final String into;
  private final PublishOptions options;
  private final Place place;

  DatabaseWriter(UserDatabase database, PublishOptions options, Place place) {
    this.database = database;
    this.into = options.into().orElseThrow();
    this.options = options;
    this.place = place;
  }

  void write(DuckTable rows, TableReader.RowProgress progress) throws InterruptedException {
    requireReplaced(rows);
    try {
      Map<String, String> targets = targets(rows.schema());
      Connection connection = database.connection();
      connection.setAutoCommit(false);
      boolean done = false;
      try {
        delete(targets);
        insert(rows, targets, progress);
        connection.commit();
        done = true;
      } finally {
        if (!done) {
          connection.rollback();
        }
      }
    } catch (SQLException e) {
      throw place.mistake(
          database.name() + " refuses rows for " + into + ": " + UserDatabase.message(e));
    }
  }

  /** Rows with another value would be added again by every attempt. */
  private void requireReplaced(DuckTable rows) {
    if (options.replaceWhere().isEmpty()) {
      return;
    }
    PublishOptions.Replaced replaced = options.replaceWhere().get();
    if (rows.schema().column(replaced.column()).isEmpty()) {
      throw place.mistake(
          "the table has no column '"
              + replaced.column()
              + "' for replaceWhere; there are "
              + String.join(", ", rows.schema().names()));
    }
    long others =
        rows.where(
                Sql.name(replaced.column()) + " is distinct from " + Sql.literal(replaced.value()))
            .rowCount();
    if (others > 0) {
      throw place.mistake(
          Percent.rows(others)
              + " have another '"
              + replaced.column()
              + "' than replaceWhere names; publish only those rows that are replaced");
    }
  }

  /** The quoted name of each column in the database, by the table's own name. */
  private Map<String, String> targets(Schema schema) throws SQLException {
    Map<String, String> found = new HashMap<>();
    String quote = database.connection().getMetaData().getIdentifierQuoteString();
    for (String name : existing(schema)) {
      found.put(name.toLowerCase(Locale.ROOT), quote + name + quote);
    }
    Map<String, String> targets = new HashMap<>();
    List<String> missing = new ArrayList<>();
    for (String name : schema.names()) {
      String target = found.get(name.toLowerCase(Locale.ROOT));
      if (target == null) {
        missing.add(name);
      } else {
        targets.put(name, target);
      }
    }
    if (!missing.isEmpty()) {
      throw place.mistake(
          into
              + " has no column "
              + String.join(", ", missing)
              + "; add it there, or leave it out with select");
    }
    return targets;
  }

  private List<String> existing(Schema schema) throws SQLException {
    try {
      return columns();
    } catch (SQLException e) {
      if (!NO_SUCH_TABLE.contains(String.valueOf(e.getSQLState()))) {
        throw e;
      }
      create(schema);
      return columns();
    }
  }

  private List<String> columns() throws SQLException {
    try (Statement statement = database.connection().createStatement();
        ResultSet result = statement.executeQuery("select * from " + into + " where 1 = 0")) {
      ResultSetMetaData data = result.getMetaData();
      List<String> names = new ArrayList<>();
      for (int i = 1; i <= data.getColumnCount(); i++) {
        names.add(data.getColumnName(i));
      }
      return names;
    }
  }

  private void create(Schema schema) throws SQLException {
    String quote = database.connection().getMetaData().getIdentifierQuoteString();
    String columns =
        schema.columns().stream()
            .map(
                column ->
                    quote
                        + column.name().replace(quote, quote + quote)
                        + quote
                        + " "
                        + type(column))
            .collect(Collectors.joining(", "));
    try (Statement statement = database.connection().createStatement()) {
      statement.execute("create table " + into + " (" + columns + ")");
    }
  }

  private static String type(Column column) {
    return switch (column.type()) {
      case TEXT -> "varchar(1000000)";
      case WHOLE_NUMBER -> "bigint";
      case NUMBER -> "double precision";
      case YES_NO -> "boolean";
      case DATE -> "date";
      case TIMESTAMP -> "timestamp";
    };
  }

  private void delete(Map<String, String> targets) throws SQLException {
    String where =
        options
            .replaceWhere()
            .map(replaced -> " where " + targets.get(replaced.column()) + " = ?")
            .orElse("");
    try (PreparedStatement statement =
        database.connection().prepareStatement("delete from " + into + where)) {
      if (options.replaceWhere().isPresent()) {
        statement.setObject(1, options.replaceWhere().get().value());
      }
      statement.executeUpdate();
    }
  }

  private void insert(DuckTable rows, Map<String, String> targets, TableReader.RowProgress progress)
      throws SQLException, InterruptedException {
    List<String> names = rows.schema().names();
    String columns = names.stream().map(targets::get).collect(Collectors.joining(", "));
    String holes = names.stream().map(name -> "?").collect(Collectors.joining(", "));
    String sql = "insert into " + into + " (" + columns + ") values (" + holes + ")";
    try (PreparedStatement statement = database.connection().prepareStatement(sql)) {
      long[] count = {0};
      rows.eachChecked(
          row -> {
            bind(statement, row, rows.schema());
            statement.addBatch();
            if (++count[0] % BATCH == 0) {
              statement.executeBatch();
              progress.rows(count[0]);
            }
          });
      statement.executeBatch();
    }
    if (Thread.interrupted()) {
      throw new InterruptedException("asked to stop while writing to a database");
    }
  }

  private static void bind(PreparedStatement statement, List<@Nullable Object> row, Schema schema)
      throws SQLException {
    for (int i = 0; i < row.size(); i++) {
      Object value = row.get(i);
      if (value == null) {
        statement.setNull(i + 1, sqlType(schema.columns().get(i).type()));
      } else {
        statement.setObject(i + 1, value);
      }
    }
  }

  private static int sqlType(ColumnType type) {
    return switch (type) {
      case TEXT -> java.sql.Types.VARCHAR;
      case WHOLE_NUMBER -> java.sql.Types.BIGINT;
      case NUMBER -> java.sql.Types.DOUBLE;
      case YES_NO -> java.sql.Types.BOOLEAN;
      case DATE -> java.sql.Types.DATE;
      case TIMESTAMP -> java.sql.Types.TIMESTAMP;
    };
  }
}
