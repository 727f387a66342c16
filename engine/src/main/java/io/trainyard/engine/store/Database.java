package io.trainyard.engine.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tables, on connections of its own: at most eight at a time, further readers wait. What
 * a reader sees is what has been acknowledged, or is about to be. Thread-safe; an interrupt of a
 * reading thread harms nobody, and is kept for the caller.
 */
public final class Database implements AutoCloseable {
  private static final int CONNECTIONS = 8;

  private final Opener opener;
  private final Semaphore permits = new Semaphore(CONNECTIONS, true);
  private final Deque<Connection> idle = new ArrayDeque<>();
  private boolean closed;
  private volatile Runnable catchUp = () -> {};

  /** What to read. The connection must not be kept, written with, or handed to another thread. */
  @FunctionalInterface
  public interface Query<T extends @Nullable Object> {
    T run(Connection connection) throws SQLException;
  }

  /** Opens a connection to read on. */
  @FunctionalInterface
  interface Opener {
    Connection open() throws SQLException;
  }

  Database(Opener opener) {
    this.opener = opener;
  }

  /** Has this done before every read, so that the tables have what has been acknowledged. */
  void catchUpBy(Runnable task) {
    catchUp = task;
  }

  /**
   * Runs a query; a second time when the connection turns out to have died while it was idle. A
   * query must not run another one: with all connections taken, both would wait.
   */
  public <T extends @Nullable Object> T read(Query<T> query) {
    catchUp.run();
    permits.acquireUninterruptibly();
    try {
      return runTwice(query);
    } catch (SQLException e) {
      throw new DatabaseFailure("the tables cannot be read: " + e.getMessage(), e);
    } finally {
      permits.release();
    }
  }

  private <T extends @Nullable Object> T runTwice(Query<T> query) throws SQLException {
    Connection old = takeIdle();
    if (old != null) {
      try {
        return run(old, query);
      } catch (SQLException e) {
        if (!isLost(e)) {
          throw e;
        }
        dropIdle();
      }
    }
    return run(opener.open(), query);
  }

  private <T extends @Nullable Object> T run(Connection connection, Query<T> query)
      throws SQLException {
    boolean whole = false;
    try {
      T result = query.run(connection);
      whole = true;
      return result;
    } finally {
      give(connection, whole);
    }
  }

  /** SQLState class 08: the connection failed; 57P: the server ended it. */
  private static boolean isLost(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return state.startsWith("08") || state.startsWith("57P");
  }

  /** What one statement finds, a row each. */
  <T> List<T> list(Statements.RowReader<T> reader, String sql, Object... values) {
    return read(connection -> Statements.list(connection, reader, sql, values));
  }

  /** The first row that one statement finds. */
  <T> Optional<T> first(Statements.RowReader<T> reader, String sql, Object... values) {
    return read(connection -> Statements.first(connection, reader, sql, values));
  }

  private @Nullable Connection takeIdle() throws SQLException {
    synchronized (idle) {
      if (closed) {
        throw new SQLException("the home is closed");
      }
      return idle.poll();
    }
  }

  private void dropIdle() {
    synchronized (idle) {
      idle.forEach(Database::closeQuietly);
      idle.clear();
    }
  }

  /** Keeps a connection for the next reader; one that failed is not trusted again. */
  private void give(Connection connection, boolean whole) throws SQLException {
    synchronized (idle) {
      if (whole && !closed) {
        idle.push(connection);
        return;
      }
    }
    connection.close();
  }

  /** Refuses new readers, waits for those who read, and closes the connections. */
  @Override
  public void close() {
    synchronized (idle) {
      closed = true;
    }
    permits.acquireUninterruptibly(CONNECTIONS);
    permits.release(CONNECTIONS);
    synchronized (idle) {
      for (Connection connection : idle) {
        closeQuietly(connection);
      }
      idle.clear();
    }
  }

  private static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // Nothing is written on it, so nothing is lost with it.
      return;
    }
  }
}
