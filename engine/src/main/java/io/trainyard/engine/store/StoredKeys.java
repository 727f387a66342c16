package io.trainyard.engine.store;

import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.security.ApiKey;
import io.trainyard.engine.security.ApiKeys;
import io.trainyard.engine.security.KeyEvents;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Reads what {@link KeyTables} holds. Thread-safe. */
public final class StoredKeys implements ApiKeys {
  private final Database database;

  public StoredKeys(Database database) {
    this.database = database;
  }

  @Override
  public List<ApiKey> all() {
    return database.list(StoredKeys::read, "select * from api_key order by id");
  }

  private static ApiKey read(ResultSet row) throws SQLException {
    KeyEvents.Created facts = EventJson.read(row.getString("facts"), KeyEvents.Created.class);
    return new ApiKey(
        facts.name(),
        facts.prefix(),
        facts.digest(),
        facts.scope(),
        row.getString("creator"),
        Statements.instant(row, "created").orElseThrow(),
        Statements.instant(row, "revoked"));
  }
}
