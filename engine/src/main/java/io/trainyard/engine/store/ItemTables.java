package io.trainyard.engine.store;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.run.RunEvents;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What steps made for others to run once for: one row for each attempt that made a list. Held until
 * it is written with its attempt, so that what follows a list is not written before it has ended.
 */
public final class ItemTables implements Projection {
  private static final String ITEMS =
      "create table attempt_items("
          + "attempt bigint primary key, items clob not null, seq bigint not null)";

  private final HeldRows<RunEvents.AttemptItems> rows = new HeldRows<>(new Form());

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
    RunEvents.AttemptItems made = event.facts(RunEvents.AttemptItems.class);
    rows.change(
        connection,
        made.attempt(),
        event.seq(),
        before -> {
          if (before != null) {
            throw new Conflict("attempt " + made.attempt() + " has made its items already");
          }
          return made;
        });
  }

  @Override
  public void flush(Connection connection) throws SQLException {
    rows.flush(connection);
  }

  @Override
  public void forget() {
    rows.forget();
  }

  @Override
  public boolean mayLag() {
    return true;
  }

  @Override
  public void keep() {
    rows.keep();
  }

  @Override
  public void takeBack() {
    rows.takeBack();
  }

  /** A list as a row, which never changes. */
  private static final class Form implements HeldRows.Form<RunEvents.AttemptItems> {
    @Override
    public String table() {
      return "attempt_items";
    }

    @Override
    public String key() {
      return "attempt";
    }

    @Override
    public RunEvents.AttemptItems read(ResultSet row) throws SQLException {
      return new RunEvents.AttemptItems(
          row.getLong("attempt"), TableJson.list(row.getString("items"), RunEvents.ItemMade.class));
    }

    @Override
    public String insert() {
      return "insert into attempt_items values(?, ?, ?)";
    }

    @Override
    public @Nullable Object[] all(RunEvents.AttemptItems made) {
      return new @Nullable Object[] {made.attempt(), TableJson.write(made.items())};
    }

    @Override
    public String update() {
      return "update attempt_items set items = ?, seq = ? where attempt = ? and seq = ?";
    }

    @Override
    public @Nullable Object[] changing(RunEvents.AttemptItems made) {
      return new @Nullable Object[] {TableJson.write(made.items())};
    }

    @Override
    public boolean isOver(RunEvents.AttemptItems made) {
      return true;
    }
  }
}
