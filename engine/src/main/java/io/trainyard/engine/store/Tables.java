package io.trainyard.engine.store;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.Journal.Conflict;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The writing side of the tables: one connection, used by the journal thread alone (by the opening
 * thread before that one starts). Nothing is committed but by {@link #commit}.
 */
final class Tables implements AutoCloseable {
  private static final String META =
      "create table store(id int primary key, store_id varchar(32) not null,"
          + " schema_digest varchar(64) not null, applied bigint not null)";

  private final Connection connection;
  private final Dialect dialect;
  private final Optional<TableFile> file;
  private final Lock writing;
  private final List<Projection> projections;
  private final Map<String, List<Projection>> byKind = new HashMap<>();

  /**
   * What the database says of itself.
   *
   * @param applied seq of the last event in the tables, as far as this row knows
   */
  record Meta(String storeId, String schemaDigest, long applied) {}

  /** Tables on a connection that commits only when it is told to. */
  Tables(Connection connection, Dialect dialect, List<Projection> projections) {
    this(connection, dialect, Optional.empty(), projections);
  }

  private Tables(
      Connection connection,
      Dialect dialect,
      Optional<TableFile> file,
      List<Projection> projections) {
    this.connection = connection;
    this.dialect = dialect;
    this.file = file;
    this.writing = file.map(TableFile::savingLock).orElseGet(ReentrantLock::new);
    this.projections = List.copyOf(projections);
    for (Projection projection : projections) {
      for (String kind : projection.kinds()) {
        byKind.computeIfAbsent(kind, absent -> new ArrayList<>()).add(projection);
      }
    }
  }

  /**
   * The address of a home's database. {@code async:} because an interrupt of a reading thread
   * closes a {@code file:} database for everyone; delays and retention stay at their defaults,
   * without which the file is never compacted. The query cache spares projections, which prepare
   * their statements anew for each event, the parsing.
   */
  static String url(Path home) {
    Path file = home.toAbsolutePath().normalize().resolve("db").resolve("trainyard");
    return "jdbc:h2:async:"
        + file
        + ";DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=5000;QUERY_CACHE_SIZE=64";
  }

  static Tables open(Path home, List<Projection> projections) throws SQLException {
    Connection connection = DriverManager.getConnection(url(home), "sa", "");
    connection.setAutoCommit(false);
    return new Tables(connection, Dialect.H2, Optional.of(TableFile.of(connection)), projections);
  }

  /** Digest of every statement that makes the tables; another one means other tables. */
  String schemaDigest() {
    return Digest.of(String.join("\n", definitions())).hex();
  }

  private List<String> definitions() {
    List<String> definitions = new ArrayList<>();
    definitions.add(dialect.adapt(META));
    for (Projection projection : projections) {
      projection.schema().forEach(sql -> definitions.add(dialect.adapt(sql)));
    }
    return definitions;
  }

  /** Creates the tables of an empty database. Nothing is committed. */
  void create(String storeId) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : definitions()) {
        statement.execute(sql);
      }
    }
    try (PreparedStatement insert =
        connection.prepareStatement("insert into store values(1, ?, ?, 0)")) {
      insert.setString(1, storeId);
      insert.setString(2, schemaDigest());
      insert.executeUpdate();
    }
  }

  /** Reads what the database says of itself; fails when it is not one of ours. */
  Meta meta() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select store_id, schema_digest, applied from store")) {
      if (!row.next()) {
        throw new SQLException("the table 'store' is empty");
      }
      return new Meta(row.getString(1), row.getString(2), row.getLong(3));
    }
  }

  /**
   * The greatest seq of any row: of every column named {@code SEQ}, and of what {@link #meta} says.
   * A crash can leave rows of a transaction that never reached the log.
   */
  long greatestSeq() throws SQLException {
    long greatest = meta().applied();
    String columns =
        "select table_name from information_schema.columns"
            + " where table_schema = 'PUBLIC' and column_name = 'SEQ'";
    List<String> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(columns)) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    for (String table : tables) {
      greatest = Math.max(greatest, greatestSeq(table));
    }
    return greatest;
  }

  private long greatestSeq(String table) throws SQLException {
    String sql = "select coalesce(max(seq), 0) from \"" + table + "\"";
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  /**
   * Held by whoever writes, from the first change to the commit or the rollback, so that a crash
   * finds all of a transaction or nothing. Not to be held for longer: nothing is saved meanwhile.
   */
  Lock writing() {
    return writing;
  }

  /** Where they are kept; empty where another process keeps them. */
  Optional<TableFile> file() {
    return file;
  }

  /** Whether rows of all these events may be written after the events are in the log. */
  boolean mayLag(List<Event> events) {
    for (Event event : events) {
      for (Projection projection : byKind.getOrDefault(event.kind(), List.of())) {
        if (!projection.mayLag()) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Lets every projection change its tables as a record's events say.
   *
   * @throws Refused when the record must not be; the transaction then needs a rollback
   */
  void apply(List<Event> events) throws SQLException, Refused {
    try {
      for (Event event : events) {
        for (Projection projection : byKind.getOrDefault(event.kind(), List.of())) {
          projection.apply(connection, event);
        }
      }
    } catch (Conflict | RuntimeException e) {
      throw new Refused(e);
    } catch (SQLException e) {
      throw Refused.orRethrow(e);
    }
  }

  /**
   * Lets every projection write what it has held back.
   *
   * @throws Refused when a record since the last time must not be; the transaction then needs a
   *     rollback
   */
  void flush() throws SQLException, Refused {
    try {
      for (Projection projection : projections) {
        projection.flush(connection);
      }
    } catch (Conflict | RuntimeException e) {
      throw new Refused(e);
    } catch (SQLException e) {
      throw Refused.orRethrow(e);
    }
  }

  /** What has been held back since the last call stays. */
  void keep() {
    projections.forEach(Projection::keep);
  }

  /** Takes back what has been held back since {@link #keep}. */
  void takeBack() {
    projections.forEach(Projection::takeBack);
  }

  /** Forgets whatever is known of rows, all of which have been written. */
  void forget() {
    projections.forEach(Projection::forget);
  }

  /** Notes up to where the tables are, and commits. */
  void note(long seq) throws SQLException {
    writing.lock();
    try (PreparedStatement update =
        connection.prepareStatement("update store set applied = ? where id = 1")) {
      update.setLong(1, seq);
      update.executeUpdate();
      connection.commit();
    } finally {
      writing.unlock();
    }
  }

  Savepoint savepoint() throws SQLException {
    return connection.setSavepoint();
  }

  void rollback(Savepoint savepoint) throws SQLException {
    forget();
    connection.rollback(savepoint);
  }

  void rollback() throws SQLException {
    forget();
    connection.rollback();
  }

  /** For what stands beside the tables in the same database. */
  Connection connection() {
    return connection;
  }

  /** Commits without waiting for the disk: the log has what a crash may take away here. */
  void commit() throws SQLException {
    connection.commit();
  }

  /** Returns when everything committed is on disk. */
  void force() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CHECKPOINT SYNC");
    }
    connection.commit();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
