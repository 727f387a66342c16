package io.trainyard.engine.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * Where a PostgreSQL is, and the name under which the store keeps its tables there: the log in a
 * schema of this name, the tables derived from it in a second one.
 *
 * @param url as JDBC has it: {@code jdbc:postgresql://host:5432/database}
 * @param schema lower-case letters, digits and {@code _}, beginning with a letter
 */
public record PostgresAddress(String url, String user, String password, String schema) {
  private static final Pattern SCHEMA = Pattern.compile("[a-z][a-z0-9_]{0,40}");

  /**
   * Checks the form of the address; nothing is opened.
   *
   * @throws IllegalArgumentException when it is none
   */
  public PostgresAddress {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException(
          "the address of a PostgreSQL begins with jdbc:postgresql:, such as"
              + " jdbc:postgresql://localhost:5432/trainyard");
    }
    if (!SCHEMA.matcher(schema).matches()) {
      throw new IllegalArgumentException(
          "'" + schema + "' is no name of a schema: letters a-z, digits and _ make one");
    }
  }

  private static final int READ_MS = 60_000;

  /** The schema of the derived tables. */
  String tablesSchema() {
    return schema + "_tables";
  }

  /** A connection whose statements find the derived tables by their bare names. */
  Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("currentSchema", tablesSchema());
    properties.setProperty("ApplicationName", "trainyard");
    properties.setProperty("reWriteBatchedInserts", "true");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("connectTimeout", "10");
    return DriverManager.getConnection(url, properties);
  }

  /** A connection that can read only. A database that does not answer for a minute is lost. */
  Connection connectToRead() throws SQLException {
    Connection connection = connect();
    connection.setReadOnly(true);
    connection.setNetworkTimeout(Runnable::run, READ_MS);
    return connection;
  }

  /** Without the password, and without what a URL may carry behind its question mark. */
  @Override
  public String toString() {
    int options = url.indexOf('?');
    return (options < 0 ? url : url.substring(0, options)) + ", schema " + schema;
  }
}
