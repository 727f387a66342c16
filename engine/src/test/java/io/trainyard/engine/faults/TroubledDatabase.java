package io.trainyard.engine.faults;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The SQL port: stands before H2's driver, so that every change and commit on a new connection goes
 * through {@link Trouble}. Closing puts H2's own driver back, and leaves the databases that were
 * opened meanwhile as a dead process leaves them: without a last write.
 */
public final class TroubledDatabase implements Driver, AutoCloseable {
  private static final Set<String> CHANGES =
      Set.of("execute", "executeUpdate", "executeBatch", "executeLargeUpdate", "commit");

  private final Trouble trouble;
  private final Driver real;
  private final List<Connection> opened = Collections.synchronizedList(new ArrayList<>());

  private TroubledDatabase(Trouble trouble, Driver real) {
    this.trouble = trouble;
    this.real = real;
  }

  /** Until this is closed, H2 is troubled for the whole of this process. */
  public static TroubledDatabase open(Trouble trouble) throws SQLException {
    Driver real = DriverManager.getDriver("jdbc:h2:mem:");
    TroubledDatabase troubled = new TroubledDatabase(trouble, real);
    DriverManager.deregisterDriver(real);
    DriverManager.registerDriver(troubled);
    return troubled;
  }

  @Override
  public void close() throws SQLException {
    DriverManager.deregisterDriver(this);
    DriverManager.registerDriver(real);
    for (Connection connection : List.copyOf(opened)) {
      cut(connection);
    }
  }

  /** Ends the database without writing what it still holds in memory. */
  private static void cut(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SHUTDOWN IMMEDIATELY");
    } catch (SQLException e) {
      // Closed before, or by another of its connections.
      return;
    }
  }

  @Override
  public @Nullable Connection connect(String url, Properties info) throws SQLException {
    Connection connection = real.connect(url, info);
    if (connection == null) {
      return null;
    }
    opened.add(connection);
    return proxy(Connection.class, connection, "");
  }

  private <T> T proxy(Class<T> type, Object target, String sql) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          String name = method.getName();
          if (name.equals("close") && trouble.isDead()) {
            return null; // the dead tidy nothing up
          }
          String what = sql.isEmpty() && arguments != null ? "" + arguments[0] : sql;
          boolean reads = what.startsWith("select") || name.equals("close");
          Object result =
              CHANGES.contains(name) && !reads
                  ? troubled(name + " " + what, () -> call(method, target, arguments))
                  : call(method, target, arguments);
          if (result instanceof PreparedStatement && arguments != null) {
            return proxy(PreparedStatement.class, result, "" + arguments[0]);
          }
          return result instanceof Statement ? proxy(Statement.class, result, "") : result;
        };
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static @Nullable Object call(
      java.lang.reflect.Method method, Object target, Object @Nullable [] arguments)
      throws SQLException {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof SQLException cause) {
        throw cause;
      }
      throw new SQLException(e.getCause());
    } catch (IllegalAccessException e) {
      throw new SQLException(e);
    }
  }

  private Object troubled(String what, Trouble.Operation<Object, SQLException> change)
      throws SQLException {
    try {
      return trouble.operate(what, change);
    } catch (IOException e) {
      throw new SQLException(e.getMessage(), "58030", e);
    }
  }

  @Override
  public boolean acceptsURL(String url) throws SQLException {
    return real.acceptsURL(url);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
    return real.getPropertyInfo(url, info);
  }

  @Override
  public int getMajorVersion() {
    return real.getMajorVersion();
  }

  @Override
  public int getMinorVersion() {
    return real.getMinorVersion();
  }

  @Override
  public boolean jdbcCompliant() {
    return real.jdbcCompliant();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return real.getParentLogger();
  }
}
