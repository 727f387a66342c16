package io.trainyard.engine.store;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.schedule.BackfillEvents;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Backfills; one that was cancelled stays so. */
public final class BackfillTables implements Projection {
  private static final String BACKFILL =
      "create table backfill("
          + "number bigint primary key, actor varchar not null, created clob not null,"
          + " state varchar(20) not null, seq bigint not null)";

  @Override
  public Set<String> kinds() {
    return Set.of(
        BackfillEvents.CREATED,
        BackfillEvents.PAUSED,
        BackfillEvents.RESUMED,
        BackfillEvents.CANCELLED);
  }

  @Override
  public List<String> schema() {
    return List.of(BACKFILL);
  }

  @Override
  public void apply(Connection connection, Event event) throws SQLException, Conflict {
    RowChange change = new RowChange(connection, event, "backfill", "number");
    switch (event.kind()) {
      case BackfillEvents.CREATED ->
          change.insert(
              change.read(BackfillEvents.Created.class).backfill(),
              "insert into backfill values(?, ?, ?, 'OPEN', ?)",
              change.read(BackfillEvents.Created.class).backfill(),
              event.actor(),
              event.json(),
              event.seq());
      case BackfillEvents.PAUSED ->
          set(change, change.read(BackfillEvents.Paused.class).backfill(), "PAUSED");
      case BackfillEvents.RESUMED ->
          set(change, change.read(BackfillEvents.Resumed.class).backfill(), "OPEN");
      default -> set(change, change.read(BackfillEvents.Cancelled.class).backfill(), "CANCELLED");
    }
  }

  private static void set(RowChange change, long number, String state)
      throws SQLException, Conflict {
    change.update(
        number,
        "update backfill set state = ?, seq = ? where number = ? and seq < ?"
            + " and state <> 'CANCELLED'",
        state,
        change.event().seq(),
        number,
        change.event().seq());
  }
}
