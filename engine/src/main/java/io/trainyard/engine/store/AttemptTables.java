package io.trainyard.engine.store;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.run.AttemptEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Attempts. Every change is a compare-and-set: it is refused unless the attempt is in a state from
 * which the new one may be reached, under the token of its launch.
 */
public final class AttemptTables implements Projection {
  private final HeldRows<AttemptForm.Row> rows = new HeldRows<>(new AttemptForm());
  private final CacheRows keys = new CacheRows();

  @Override
  public Set<String> kinds() {
    return AttemptEvent.KINDS;
  }

  @Override
  public List<String> schema() {
    List<String> schema = new ArrayList<>(AttemptForm.SCHEMA);
    schema.addAll(CacheRows.SCHEMA);
    return schema;
  }

  @Override
  public void apply(Connection connection, Event event) throws SQLException, Conflict {
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
      keys.hold(after.attempt(), event.seq());
    }
  }

  @Override
  public void flush(Connection connection) throws SQLException {
    rows.flush(connection);
    keys.flush(connection);
  }

  @Override
  public void forget() {
    rows.forget();
    keys.forget();
  }
}
