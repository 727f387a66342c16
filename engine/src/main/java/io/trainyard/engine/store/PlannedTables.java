package io.trainyard.engine.store;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.run.RunEvents;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Which run is for which planned time: a second one of a pipeline and a backfill is refused. */
public final class PlannedTables implements Projection {
  private static final String PLANNED =
      "create table planned_run("
          + "run bigint primary key, pipeline varchar not null,"
          + " logical_time timestamp(9) with time zone not null,"
          + " scheduled_time timestamp(9) with time zone not null,"
          + " backfill bigint not null, seq bigint not null,"
          + " unique(pipeline, backfill, logical_time))";

  @Override
  public Set<String> kinds() {
    return Set.of(RunEvents.RUN_PLANNED);
  }

  @Override
  public List<String> schema() {
    return List.of(PLANNED);
  }

  @Override
  public void apply(Connection connection, Event event) throws SQLException, Conflict {
    RowChange change = new RowChange(connection, event, "planned_run", "run");
    RunEvents.RunPlanned planned = change.read(RunEvents.RunPlanned.class);
    change.insert(
        event.run(),
        "insert into planned_run values(?, ?, ?, ?, ?, ?)",
        event.run(),
        planned.pipeline(),
        planned.logicalTime(),
        planned.scheduledTime(),
        planned.backfill(),
        event.seq());
  }
}
