package io.trainyard.engine.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL, one for all tests of this process, with a schema for each that asks. */
final class Postgres {
  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  private Postgres() {}

  /** Started when the first test asks; the process's end ends it. */
  private static final class Server {
    static final EmbeddedPostgres INSTANCE = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** An address that nobody used before. */
  static PostgresAddress fresh() {
    String url = Server.INSTANCE.getJdbcUrl("postgres", "postgres");
    String schema = "t" + SCHEMAS.incrementAndGet();
    return new PostgresAddress(url, "postgres", "postgres", schema);
  }

  /** Does something behind the store's back. */
  static void execute(PostgresAddress address, String sql) throws SQLException {
    try (Connection connection = address.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
