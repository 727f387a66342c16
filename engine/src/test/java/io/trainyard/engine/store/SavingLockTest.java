package io.trainyard.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.Journal.Conflict;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * H2 saves its tables in the background; a crash must not find a transaction in some of them only.
 */
@Timeout(60)
class SavingLockTest {
  @TempDir Path home;

  /** Tries to save the database as H2's own thread does, each time a change was made. */
  private static final class Saved implements Projection {
    private final ItemTable items = new ItemTable();
    private final boolean isHeldBack;
    private final List<Event> held = new ArrayList<>();

    /** The version that each try saved; -1 where it could not. */
    private final List<Long> versions = new ArrayList<>();

    Saved(boolean isHeldBack) {
      this.isHeldBack = isHeldBack;
    }

    @Override
    public Set<String> kinds() {
      return items.kinds();
    }

    @Override
    public List<String> schema() {
      return items.schema();
    }

    @Override
    public boolean mayLag() {
      return isHeldBack;
    }

    @Override
    public void apply(Connection connection, Event event) throws SQLException, Conflict {
      if (isHeldBack) {
        held.add(event);
      } else {
        change(connection, event);
      }
    }

    @Override
    public void flush(Connection connection) throws SQLException, Conflict {
      for (Event event : held) {
        change(connection, event);
      }
      held.clear();
    }

    private void change(Connection connection, Event event) throws SQLException, Conflict {
      items.apply(connection, event);
      MVStore store =
          ((SessionLocal) connection.unwrap(JdbcConnection.class).getSession())
              .getDatabase()
              .getStore()
              .getMvStore();
      versions.add(CompletableFuture.supplyAsync(store::tryCommit).join());
    }
  }

  @Test
  void a_transaction_that_is_under_way_is_not_saved_in_part() throws Exception {
    Saved saved = new Saved(false);
    try (Store store = Store.open(Homes.settings(home), List.of(saved))) {
      Homes.add(store, 1, 3);
    }
    assertThat(saved.versions).containsExactly(-1L, -1L, -1L);
  }

  @Test
  void nor_is_one_that_brings_the_tables_up_to_the_log() throws Exception {
    Saved saved = new Saved(true);
    try (Store store = Store.open(Homes.settings(home), List.of(saved))) {
      Homes.add(store, 1, 3);
      store.database().read(connection -> 0); // the tables have to follow now
    }
    assertThat(saved.versions).containsExactly(-1L, -1L, -1L);
  }

  @Test
  void nor_is_what_a_start_after_a_crash_writes() throws Exception {
    Path crashed = home.resolve("crashed");
    try (Store store = Homes.open(home.resolve("live"))) {
      store.database().read(connection -> 0);
      Homes.add(store, 1, 3);
      Homes.copyInUse(home.resolve("live"), crashed);
    }
    Saved saved = new Saved(false);
    Store.open(Homes.settings(crashed), List.of(saved)).close();
    assertThat(saved.versions).containsExactly(-1L, -1L, -1L);
  }
}
