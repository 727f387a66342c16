package io.trainyard.engine.store;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.run.RunEvents;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** What steps made for others to run once for: one row for each attempt that made a list. */
public final class ItemTables implements Projection {
  private static final String ITEMS =
      "create table attempt_items("
          + "attempt bigint primary key, items clob not null, seq bigint not null)";

  @Override
  public Set<String> kinds() {
    return Set.of(RunEvents.ATTEMPT_ITEMS);
  }

  @Override
  public List<String> schema() {
    return List.of(ITEMS);
  }

  @Override
  public void apply(Connection connection, Event event) throws SQLException, Conflict {
    RowChange change = new RowChange(connection, event, "attempt_items", "attempt");
    RunEvents.AttemptItems made = change.read(RunEvents.AttemptItems.class);
    change.insert(
        made.attempt(),
        "insert into attempt_items values(?, ?, ?)",
        made.attempt(),
        TableJson.write(made.items()),
        event.seq());
  }
}
