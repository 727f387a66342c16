package io.trainyard.engine.store;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.trigger.TriggerEvents;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** What came from outside for triggers, each thing once: calls of hooks, and files. */
public final class ArrivalTables implements Projection {
  private static final String CALL =
      "create table hook_call("
          + "id bigint primary key, hook varchar not null, call_key varchar not null,"
          + " seq bigint not null, unique(hook, call_key))";
  private static final String FILE =
      "create table arrived_file("
          + "id bigint primary key, name varchar not null, path varchar not null,"
          + " digest varchar not null, arrived clob not null, seq bigint not null,"
          + " unique(name, path, digest))";

  @Override
  public Set<String> kinds() {
    return Set.of(TriggerEvents.HOOK_RECEIVED, TriggerEvents.FILE_ARRIVED);
  }

  @Override
  public List<String> schema() {
    return List.of(CALL, FILE);
  }

  @Override
  public void apply(Connection connection, Event event) throws SQLException, Conflict {
    if (event.kind().equals(TriggerEvents.HOOK_RECEIVED)) {
      RowChange change = new RowChange(connection, event, "hook_call", "id");
      TriggerEvents.HookReceived call = change.read(TriggerEvents.HookReceived.class);
      change.insert(
          event.seq(),
          "insert into hook_call values(?, ?, ?, ?)",
          event.seq(),
          call.hook(),
          call.key(),
          event.seq());
      return;
    }
    RowChange change = new RowChange(connection, event, "arrived_file", "id");
    TriggerEvents.FileArrived file = change.read(TriggerEvents.FileArrived.class);
    change.insert(
        event.seq(),
        "insert into arrived_file values(?, ?, ?, ?, ?, ?)",
        event.seq(),
        TriggerTables.name(file.pipeline(), file.trigger()),
        file.path(),
        file.digest(),
        event.json(),
        event.seq());
  }
}
