package io.trainyard.engine.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trainyard.engine.artifact.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;

/**
 * The right to write to a store in PostgreSQL: an epoch in the one row of the table {@code leader},
 * which every transaction of the journal must find as it left it. A writer of an older epoch is
 * refused by the database, however late its transaction comes. Used by the journal thread alone.
 */
final class Leadership {
  private static final int FORMAT = 1;
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final String schema;
  private final long epoch;
  private final String storeId;
  private long seq;

  private Leadership(String schema, Row row) {
    this.schema = schema;
    this.epoch = row.epoch;
    this.storeId = row.storeId;
    this.seq = row.seq;
  }

  private record Row(long epoch, String storeId, long seq, int format) {}

  /**
   * Takes the lead: whoever had it can write no more. Waits for a transaction that is being
   * committed.
   *
   * @throws HomeInUse when another connection holds the store
   */
  static Leadership take(Connection connection, PostgresAddress address, StoreSettings settings)
      throws SQLException, IOException {
    String schema = address.schema();
    if (!lock(connection, schema)) {
      throw new HomeInUse(address.toString(), holder(connection, schema));
    }
    create(connection, schema);
    byte[] id = new byte[16];
    settings.random().nextBytes(id);
    Statements.update(
        connection,
        "insert into "
            + schema
            + ".leader values(1, ?, ?, 0, '', now(), 0) on conflict (id) do nothing",
        FORMAT,
        HexFormat.of().formatHex(id));
    Row row =
        Statements.first(
                connection,
                found ->
                    new Row(
                        found.getLong(1), found.getString(2), found.getLong(3), found.getInt(4)),
                "update "
                    + schema
                    + ".leader set epoch = epoch + 1, holder = ?, since = ? where id = 1"
                    + " returning epoch, store_id, seq, format",
                "process " + settings.pid() + " since " + settings.clock().instant(),
                settings.clock().instant())
            .orElseThrow();
    if (row.format > FORMAT) {
      connection.rollback();
      throw new LaterLog(address.toString(), row.format, FORMAT);
    }
    connection.commit();
    return new Leadership(schema, row);
  }

  /**
   * Held by the session, so that it is free again when the process or its connection dies; a server
   * takes a moment to notice that, for which this waits.
   */
  private static boolean lock(Connection connection, String schema) throws SQLException {
    long key = ByteBuffer.wrap(Digest.sha256().digest(schema.getBytes(UTF_8))).getLong();
    Statements.update(connection, "set local lock_timeout = '2s'");
    try {
      Statements.first(connection, row -> true, "select pg_advisory_lock(?)", key);
      Statements.update(connection, "set local lock_timeout = 0");
      return true;
    } catch (SQLException e) {
      connection.rollback();
      if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  private static String holder(Connection connection, String schema) throws SQLException {
    String holder = "another server";
    if (isThere(connection, schema)) {
      holder =
          Statements.first(
                  connection, row -> row.getString(1), "select holder from " + schema + ".leader")
              .orElse(holder);
    }
    connection.rollback();
    return holder;
  }

  private static boolean isThere(Connection connection, String schema) throws SQLException {
    return Statements.first(
            connection,
            row -> row.getString(1),
            "select coalesce(to_regclass(?)::text, '')",
            schema + ".leader")
        .filter(name -> !name.isEmpty())
        .isPresent();
  }

  /** What is there needs no right to create. */
  private static void create(Connection connection, String schema) throws SQLException {
    if (isThere(connection, schema)) {
      return;
    }
    Statements.update(connection, "create schema if not exists " + schema);
    Statements.update(
        connection,
        "create table "
            + schema
            + ".leader(id int primary key check (id = 1), format int not null,"
            + " store_id varchar(32) not null, epoch bigint not null, holder text not null,"
            + " since timestamp(6) with time zone not null, seq bigint not null)");
    Statements.update(
        connection,
        "create table "
            + schema
            + ".log(seq bigint primary key, bytes bytea not null, digest bytea not null)");
  }

  /** Names the log, and is the root of its chain. */
  String storeId() {
    return storeId;
  }

  /** Seq of the last event written. */
  long seq() {
    return seq;
  }

  /**
   * Notes, in the open transaction, that the log goes on to this event.
   *
   * @throws IOException when another server leads now
   */
  void advance(Connection connection, long last) throws SQLException, IOException {
    int changed =
        Statements.update(
            connection,
            "update " + schema + ".leader set seq = ? where id = 1 and epoch = ? and seq = ?",
            last,
            epoch,
            seq);
    if (changed != 1) {
      throw new IOException("another server has taken over from epoch " + epoch);
    }
    seq = last;
  }
}
