package io.trainyard.engine.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trainyard.engine.artifact.Digest;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * The tables by which servers on one PostgreSQL agree on who leads, and the lock of the leader's
 * session. The row {@code leader} says who leads and until when by the clock of the database;
 * {@code door}, which no backup needs and no crash of the database keeps, says where other servers
 * get in. Statements on an open transaction.
 */
final class LeaderRow {
  /** A leader that is not heard of for so long is taken for gone. */
  static final Duration LEASE = Duration.ofSeconds(6);

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final String schema;
  private final long key;

  /**
   * What the row says.
   *
   * @param seq of the last event
   * @param isVacant whether nobody leads, or nobody that is heard of
   * @param tables digest of the schema of the tables; empty = there are none
   */
  record Seen(Leader leader, String storeId, long seq, boolean isVacant, String tables) {}

  LeaderRow(String schema) {
    this.schema = schema;
    this.key = ByteBuffer.wrap(Digest.sha256().digest(schema.getBytes(UTF_8))).getLong();
  }

  boolean isThere(Connection connection) throws SQLException {
    return isThere(connection, schema + ".leader");
  }

  private static boolean isThere(Connection connection, String table) throws SQLException {
    return Statements.first(
            connection, row -> row.getBoolean(1), "select to_regclass(?) is not null", table)
        .orElse(false);
  }

  /** What is there needs no right to create. */
  void create(Connection connection) throws SQLException {
    if (isThere(connection)) {
      return;
    }
    Statements.update(connection, "create schema if not exists " + schema);
    Statements.update(
        connection,
        "create table "
            + schema
            + ".leader(id int primary key check (id = 1), format int not null,"
            + " store_id varchar(32) not null, epoch bigint not null, holder text not null,"
            + " since timestamp(6) with time zone not null, seq bigint not null,"
            + " pid int not null, expires timestamp(6) with time zone not null)");
    Statements.update(
        connection,
        "create unlogged table "
            + schema
            + ".door(id int primary key check (id = 1), epoch bigint not null,"
            + " address text not null, token text not null)");
    Statements.update(
        connection,
        "create table "
            + schema
            + ".log(seq bigint primary key, bytes bytea not null, digest bytea not null)");
  }

  /**
   * Takes the lock of the leader's session, which is free again when its process or connection
   * dies; a server takes a moment to notice that, for which this waits. The session of a leader
   * whose lease ran out is ended, with whatever it has not committed.
   */
  boolean lock(Connection connection) throws SQLException {
    if (isThere(connection)) {
      endLapsed(connection);
    }
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

  /** The session that stands in the row, no other: a server that is just taking the lead lives. */
  private void endLapsed(Connection connection) throws SQLException {
    Statements.list(
        connection,
        row -> row.getBoolean(1),
        "select pg_terminate_backend(l.pid) from "
            + schema
            + ".leader r join pg_locks l on l.pid = r.pid where r.expires < clock_timestamp() and "
            + isOurs(),
        key);
  }

  private static String isOurs() {
    return "l.locktype = 'advisory' and l.granted and l.objsubid = 1 and l.database ="
        + " (select oid from pg_database where datname = current_database())"
        + " and ((l.classid::bigint << 32) | l.objid::bigint) = ?";
  }

  /** What the rows say now; empty where there is no store yet. */
  Optional<Seen> look(Connection connection, String tablesSchema) throws SQLException {
    if (!isThere(connection)) {
      return Optional.empty();
    }
    String digest =
        isThere(connection, tablesSchema + ".store")
            ? "(select schema_digest from " + tablesSchema + ".store)"
            : "''";
    return Statements.first(
        connection,
        row ->
            new Seen(
                new Leader(row.getLong(1), row.getString(2), row.getString(6), row.getString(7)),
                row.getString(3),
                row.getLong(4),
                row.getBoolean(5),
                row.getString(8)),
        "select r.epoch, r.holder, r.store_id, r.seq, r.expires < clock_timestamp() or not exists"
            + " (select 1 from pg_locks l where "
            + isOurs()
            + "), coalesce(d.address, ''), coalesce(d.token, ''), "
            + digest
            + " from "
            + schema
            + ".leader r left join "
            + schema
            + ".door d on d.epoch = r.epoch",
        key);
  }
}
