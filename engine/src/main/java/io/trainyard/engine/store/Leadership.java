package io.trainyard.engine.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;

/**
 * The right to write to a store in PostgreSQL: an epoch in the one row of the table {@code leader},
 * which every transaction of the journal must find as it left it. A writer of an older epoch is
 * refused by the database, however late its transaction comes. The right is a lease: each
 * transaction renews it, and where there is none {@link #renew} does. Used by the journal thread
 * alone.
 */
final class Leadership {
  private static final int FORMAT = 1;

  private final String schema;
  private final String holder;
  private final Row row;
  private long seq;

  private Leadership(String schema, String holder, Row row) {
    this.schema = schema;
    this.holder = holder;
    this.row = row;
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
    LeaderRow rows = new LeaderRow(address.schema());
    // Who stops dead in the middle of a transaction holds up the others no longer than this.
    Statements.update(connection, "set idle_in_transaction_session_timeout = '60s'");
    connection.commit();
    if (!rows.lock(connection)) {
      throw new HomeInUse(address.toString(), holder(rows, connection, address));
    }
    rows.create(connection);
    byte[] id = new byte[16];
    settings.random().nextBytes(id);
    Statements.update(
        connection,
        "insert into "
            + address.schema()
            + ".leader values(1, ?, ?, 0, '', now(), 0, 0, now()) on conflict (id) do nothing",
        FORMAT,
        HexFormat.of().formatHex(id));
    String holder = "process " + settings.pid() + " since " + settings.clock().instant();
    Row row = begin(connection, address.schema(), holder, settings);
    if (row.format > FORMAT) {
      connection.rollback();
      throw new LaterLog(address.toString(), row.format, FORMAT);
    }
    connection.commit();
    return new Leadership(address.schema(), holder, row);
  }

  private static Row begin(
      Connection connection, String schema, String holder, StoreSettings settings)
      throws SQLException {
    return Statements.first(
            connection,
            found ->
                new Row(found.getLong(1), found.getString(2), found.getLong(3), found.getInt(4)),
            "update "
                + schema
                + ".leader set epoch = epoch + 1, holder = ?, since = ?, pid = pg_backend_pid(),"
                + " expires = "
                + after(LeaderRow.LEASE)
                + " where id = 1 returning epoch, store_id, seq, format",
            holder,
            settings.clock().instant())
        .orElseThrow();
  }

  private static String holder(LeaderRow rows, Connection connection, PostgresAddress address)
      throws SQLException {
    String holder =
        rows.look(connection, address.tablesSchema())
            .map(seen -> seen.leader().holder())
            .orElse("another server");
    connection.rollback();
    return holder;
  }

  private static String after(Duration time) {
    return "clock_timestamp() + interval '" + time.toMillis() + " milliseconds'";
  }

  /** Names the log, and is the root of its chain. */
  String storeId() {
    return row.storeId;
  }

  /** Seq of the last event written. */
  long seq() {
    return seq;
  }

  /** This process, as others see it; they get in at the door. */
  Leader leader(Door door) {
    return new Leader(row.epoch, holder, door.address(), door.token());
  }

  /**
   * Notes, in the open transaction, that the log goes on to this event.
   *
   * @throws IOException when another server leads now
   */
  void advance(Connection connection, long last) throws SQLException, IOException {
    change(connection, "seq = " + last + ", expires = " + after(LeaderRow.LEASE));
    seq = last;
  }

  /** Leads on, as others see; and says where they get in. Commits. */
  void renew(Connection connection, Door door) throws SQLException, IOException {
    change(connection, "expires = " + after(LeaderRow.LEASE));
    Statements.update(
        connection,
        "insert into "
            + schema
            + ".door values(1, ?, ?, ?) on conflict (id) do update set epoch = excluded.epoch,"
            + " address = excluded.address, token = excluded.token",
        row.epoch,
        door.address(),
        door.token());
    connection.commit();
  }

  /** Will not be heard of for this long, and leads all the same. Commits. */
  void keepFor(Connection connection, Duration time) throws SQLException, IOException {
    change(connection, "expires = " + after(time));
    connection.commit();
  }

  /** Leads no more: others need not wait until the lease runs out. Commits. */
  void resign(Connection connection) throws SQLException, IOException {
    change(connection, "expires = clock_timestamp()");
    Statements.update(connection, "delete from " + schema + ".door where epoch = ?", row.epoch);
    connection.commit();
  }

  private void change(Connection connection, String what) throws SQLException, IOException {
    int changed =
        Statements.update(
            connection,
            "update "
                + schema
                + ".leader set "
                + what
                + " where id = 1 and epoch = "
                + row.epoch
                + " and seq = "
                + seq);
    if (changed != 1) {
      throw new IOException("another server has taken over from epoch " + row.epoch);
    }
  }
}
