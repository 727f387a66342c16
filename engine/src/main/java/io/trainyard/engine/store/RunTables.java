package io.trainyard.engine.store;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunEvent;
import io.trainyard.engine.run.RunEvents;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Runs. Every change is a compare-and-set: it is refused unless the run is in a state from which
 * the new one may be reached.
 */
public final class RunTables implements Projection {
  private final HeldRows<Run> rows = new HeldRows<>(new RunForm());
  private final LatestRuns latest = new LatestRuns();

  @Override
  public Set<String> kinds() {
    return RunEvent.KINDS;
  }

  @Override
  public List<String> schema() {
    List<String> schema = new ArrayList<>(RunForm.SCHEMA);
    schema.addAll(LatestRuns.SCHEMA);
    return schema;
  }

  @Override
  public void apply(Connection connection, Event event) throws SQLException, Conflict {
    Run after =
        rows.change(connection, event.run(), event.seq(), before -> RunEvent.of(before, event));
    if (after != null && event.kind().equals(RunEvents.RUN_CREATED)) {
      latest.hold(after, event.seq());
    }
  }

  @Override
  public void flush(Connection connection) throws SQLException {
    rows.flush(connection);
    latest.flush(connection);
  }

  @Override
  public void forget() {
    rows.forget();
    latest.forget();
  }

  @Override
  public boolean mayLag() {
    return true;
  }

  @Override
  public void keep() {
    rows.keep();
    latest.keep();
  }

  @Override
  public void takeBack() {
    rows.takeBack();
    latest.takeBack();
  }
}
