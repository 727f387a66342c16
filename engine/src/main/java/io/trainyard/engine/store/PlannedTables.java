package io.trainyard.engine.store;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.run.RunEvents;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
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
    return Set.of(RunEvents.RUN_CREATED);
  }

  @Override
  public List<String> schema() {
    return List.of(PLANNED);
  }

  @Override
  public void apply(Connection connection, Event event) throws SQLException, Conflict {
    if (!event.json().contains("\"logicalTime\":")) {
      return; // most runs were not planned, and need not be read again
    }
    RowChange change = new RowChange(connection, event, "planned_run", "run");
    RunEvents.RunCreated created = change.read(RunEvents.RunCreated.class);
    Instant logical = created.logicalTime();
    Instant scheduled = created.scheduledTime();
    if (logical != null && scheduled != null) {
      change.insert(
          event.run(),
          "insert into planned_run values(?, ?, ?, ?, ?, ?)",
          event.run(),
          created.pipeline(),
          logical,
          scheduled,
          created.backfill() == null ? 0 : created.backfill(),
          event.seq());
    }
  }
}
