package io.trainyard.engine.store;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.security.KeyEvents;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Keys: one live key of a name at a time. */
public final class KeyTables implements Projection {
  private static final String KEY =
      "create table api_key("
          + "id bigint primary key, prefix varchar not null unique, name varchar not null,"
          + " facts clob not null, creator varchar not null,"
          + " created timestamp(9) with time zone not null,"
          + " expires timestamp(9) with time zone, revoked timestamp(9) with time zone,"
          + " seq bigint not null)";

  @Override
  public Set<String> kinds() {
    return Set.of(KeyEvents.CREATED, KeyEvents.REVOKED);
  }

  @Override
  public List<String> schema() {
    return List.of(KEY);
  }

  @Override
  public void apply(Connection connection, Event event) throws SQLException, Conflict {
    if (event.kind().equals(KeyEvents.CREATED)) {
      create(connection, event, EventJson.read(event.json(), KeyEvents.Created.class));
    } else {
      revoke(connection, event, EventJson.read(event.json(), KeyEvents.Revoked.class));
    }
  }

  private static void create(Connection connection, Event event, KeyEvents.Created key)
      throws SQLException, Conflict {
    if (AppliedRows.hasSeen(connection, "api_key", "id", event.seq(), event.seq())) {
      return;
    }
    boolean isTaken =
        Statements.first(
                connection,
                row -> row.getLong(1),
                "select id from api_key where name = ? and id < ? and revoked is null"
                    + " and (expires is null or expires > ?)",
                key.name(),
                event.seq(),
                event.time())
            .isPresent();
    if (isTaken) {
      throw new Conflict("the key '" + key.name() + "' is there already");
    }
    AppliedRows.insert(
        connection,
        "a key " + key.prefix(),
        "insert into api_key values(?, ?, ?, ?, ?, ?, ?, ?, ?)",
        event.seq(),
        key.prefix(),
        key.name(),
        event.json(),
        event.actor(),
        event.time(),
        key.expires(),
        null,
        event.seq());
  }

  private static void revoke(Connection connection, Event event, KeyEvents.Revoked key)
      throws SQLException, Conflict {
    if (AppliedRows.hasSeen(connection, "api_key", "prefix", key.prefix(), event.seq())) {
      return;
    }
    Instant from = key.from() == null ? event.time() : key.from();
    int changed =
        Statements.update(
            connection,
            "update api_key set revoked = ?, seq = ? where prefix = ? and revoked is null",
            from,
            event.seq(),
            key.prefix());
    if (changed != 1) {
      throw new Conflict("the key " + key.prefix() + " is not there, or was revoked before");
    }
  }
}
