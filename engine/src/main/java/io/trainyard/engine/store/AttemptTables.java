package io.trainyard.engine.store;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.run.AttemptEvent;
import io.trainyard.engine.run.RunEvents;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Attempts. Every change is a compare-and-set: it is refused unless the attempt is in a state from
 * which the new one may be reached, under the token of its launch.
 */
public final class AttemptTables implements Projection {
  private final HeldRows<AttemptForm.Row> rows = new HeldRows<>(new AttemptForm());
  private final CacheRows keys = new CacheRows();
  private final MadeRows made = new MadeRows();
  private final AttemptNames names = new AttemptNames();

  @Override
  public Set<String> kinds() {
    Set<String> kinds = new HashSet<>(AttemptEvent.KINDS);
    kinds.add(RunEvents.RUN_CREATED);
    kinds.add(RunEvents.RUN_ENDED);
    return kinds;
  }

  @Override
  public List<String> schema() {
    List<String> schema = new ArrayList<>(AttemptForm.SCHEMA);
    schema.addAll(CacheRows.SCHEMA);
    schema.addAll(MadeRows.SCHEMA);
    return schema;
  }

  @Override
  public void apply(Connection connection, Event event) throws SQLException, Conflict {
    switch (event.kind()) {
      case RunEvents.RUN_CREATED -> names.runCreated(event.run());
      case RunEvents.RUN_ENDED -> names.runEnded(event.run());
      default -> change(connection, event);
    }
  }

  private void change(Connection connection, Event event) throws SQLException, Conflict {
    AttemptEvent change = AttemptEvent.read(event);
    AttemptForm.Row after =
        rows.change(
            connection,
            change.attempt(),
            event.seq(),
            before ->
                new AttemptForm.Row(
                    change.change().of(before == null ? null : before.attempt()),
                    change.left().orElseGet(() -> before == null ? "" : before.left())));
    if (after != null) {
      if (event.kind().equals(RunEvents.ATTEMPT_CREATED)) {
        names.add(connection, after.attempt());
      }
      keys.hold(after.attempt(), event.seq());
      made.hold(after.attempt(), event.seq());
    }
  }

  @Override
  public void flush(Connection connection) throws SQLException {
    rows.flush(connection);
    keys.flush(connection);
    made.flush(connection);
    names.flushed();
  }

  @Override
  public void forget() {
    rows.forget();
    keys.forget();
    made.forget();
    names.forget();
  }

  @Override
  public boolean mayLag() {
    return true;
  }

  @Override
  public void keep() {
    rows.keep();
    keys.keep();
    made.keep();
    names.keep();
  }

  @Override
  public void takeBack() {
    rows.takeBack();
    keys.takeBack();
    made.takeBack();
    names.takeBack();
  }
}
