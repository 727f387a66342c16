package io.trainyard.engine.store;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.schedule.LateEvents;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Since when pipelines have deadlines, and which of them passed without a good run. */
public final class LatenessTables implements Projection {
  private static final String DEADLINE =
      "create table deadline("
          + "pipeline varchar primary key, deadlines varchar not null,"
          + " since timestamp(9) with time zone not null, seq bigint not null)";
  private static final String LATE =
      "create table late("
          + "id bigint primary key, pipeline varchar not null, place int not null,"
          + " deadline timestamp(9) with time zone not null, run bigint not null,"
          + " late clob not null, seq bigint not null, unique(pipeline, place, deadline))";
  private static final String BY_RUN = "create index late_run on late(run)";

  @Override
  public Set<String> kinds() {
    return Set.of(LateEvents.TAKEN, LateEvents.RUN, LateEvents.SCHEDULE);
  }

  @Override
  public List<String> schema() {
    return List.of(DEADLINE, LATE, BY_RUN);
  }

  @Override
  public void apply(Connection connection, Event event) throws SQLException, Conflict {
    RowChange change = new RowChange(connection, event, "late", "id");
    if (event.kind().equals(LateEvents.TAKEN)) {
      taken(connection, event, change.read(LateEvents.Taken.class));
      return;
    }
    LateEvents.Late late = change.read(LateEvents.Late.class);
    change.insert(
        event.seq(),
        "insert into late values(?, ?, ?, ?, ?, ?, ?)",
        event.seq(),
        late.pipeline(),
        late.place(),
        late.deadline(),
        event.run(),
        event.json(),
        event.seq());
  }

  private static void taken(Connection connection, Event event, LateEvents.Taken taken)
      throws SQLException, Conflict {
    if (AppliedRows.hasSeen(connection, "deadline", "pipeline", taken.pipeline(), event.seq())) {
      return;
    }
    int changed =
        Statements.update(
            connection,
            "update deadline set deadlines = ?, since = ?, seq = ? where pipeline = ?",
            taken.deadlines(),
            taken.since(),
            event.seq(),
            taken.pipeline());
    if (changed == 0) {
      AppliedRows.insert(
          connection,
          "deadlines of " + taken.pipeline(),
          "insert into deadline values(?, ?, ?, ?)",
          taken.pipeline(),
          taken.deadlines(),
          taken.since(),
          event.seq());
    }
  }
}
