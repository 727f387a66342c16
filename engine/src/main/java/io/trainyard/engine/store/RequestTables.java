package io.trainyard.engine.store;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.run.KeptRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Requests that started a run and named a key: one run for each key. */
public final class RequestTables implements Projection {
  private static final String REQUEST =
      "create table request("
          + "id bigint primary key, request_key varchar not null unique, body varchar not null,"
          + " run bigint not null, seq bigint not null)";

  @Override
  public Set<String> kinds() {
    return Set.of(KeptRequest.KIND);
  }

  @Override
  public List<String> schema() {
    return List.of(REQUEST);
  }

  @Override
  public void apply(Connection connection, Event event) throws SQLException, Conflict {
    if (AppliedRows.hasSeen(connection, "request", "id", event.seq(), event.seq())) {
      return;
    }
    KeptRequest.Facts facts = EventJson.read(event.json(), KeptRequest.Facts.class);
    AppliedRows.insert(
        connection,
        "a run that was asked for with this key",
        "insert into request values(?, ?, ?, ?, ?)",
        event.seq(),
        facts.key(),
        facts.body(),
        event.run(),
        event.seq());
  }
}
