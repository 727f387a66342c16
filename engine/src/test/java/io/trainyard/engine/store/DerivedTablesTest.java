package io.trainyard.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.artifact.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to {@code db/}, a start makes it from the log, and says so. */
class DerivedTablesTest {
  private static final int ITEMS = 40;

  @TempDir Path home;
  private Map<Long, String> items = Map.of();

  @BeforeEach
  void fill() throws Exception {
    try (Store store = Homes.open(home)) {
      Homes.add(store, 1, ITEMS);
      store.journal().write(List.of(ItemTable.moved(7, "new", "old")));
      items = ItemTable.items(store);
    }
  }

  @Test
  void a_deleted_database_is_rebuilt() throws Exception {
    DurableFiles.deleteTree(home.resolve("db"));
    assertRebuilt("was not there");
  }

  @Test
  void a_database_overwritten_with_noise_is_rebuilt() throws Exception {
    Random random = new Random(5);
    for (Path file : filesOf(home.resolve("db"))) {
      byte[] noise = new byte[(int) Files.size(file)];
      random.nextBytes(noise);
      Files.write(file, noise);
    }
    assertRebuilt("does not say how far");
  }

  @Test
  void a_database_whose_main_file_alone_is_noise_is_rebuilt() throws Exception {
    byte[] noise = new byte[20_000];
    new Random(6).nextBytes(noise);
    Files.write(home.resolve("db/trainyard.mv.db"), noise);
    assertRebuilt("does not open");
  }

  @Test
  void a_database_cut_to_any_length_is_rebuilt() throws Exception {
    byte[] whole = Files.readAllBytes(home.resolve("db/trainyard.mv.db"));
    for (int length : new int[] {0, 1, 4096, 8192, whole.length / 2}) {
      Files.write(home.resolve("db/trainyard.mv.db"), Arrays.copyOf(whole, length));
      try (Store store = Homes.open(home)) {
        assertThat(ItemTable.items(store)).isEqualTo(items);
      }
    }
  }

  @Test
  void a_database_without_its_position_is_rebuilt() throws Exception {
    Files.delete(Checkpoint.file(home));
    assertRebuilt("does not say how far");
  }

  @Test
  void rows_of_a_transaction_that_never_reached_the_log_are_not_kept() throws Exception {
    pretendKill(ITEMS + 1);
    change("insert into item values(999, 'new', " + (ITEMS + 2) + ")");
    assertRebuilt("has rows of event 42, but the log ends at 41");
  }

  @Test
  void a_database_that_is_ahead_of_the_log_is_rebuilt() throws Exception {
    change("update store set applied = 500");
    assertRebuilt("has rows of event 500, but the log ends at 41");
  }

  @Test
  void a_log_that_lost_acknowledged_events_is_named_so() throws Exception {
    Path segment = Homes.firstSegment(home);
    byte[] bytes = Files.readAllBytes(segment);
    Files.write(segment, Arrays.copyOf(bytes, bytes.length - 3));
    try (Store store = Homes.open(home)) {
      assertThat(store.recovery().rebuilt().orElseThrow())
          .contains("had come to event 41, but the log ends at 40");
      assertThat(ItemTable.items(store)).containsEntry(7L, "new").hasSize(ITEMS);
    }
  }

  @Test
  void a_database_of_another_log_is_rebuilt() throws Exception {
    change("update store set store_id = 'another'");
    assertRebuilt("belongs to another log");
  }

  @Test
  void a_database_with_the_tables_of_another_release_is_rebuilt() throws Exception {
    change("update store set schema_digest = 'another'");
    assertRebuilt("has the tables of another release");
  }

  @Test
  void tables_that_are_behind_are_brought_up_to_date() throws Exception {
    pretendKill(10);
    change("delete from item where seq > 10; insert into item values(7, 'new', 7)");
    try (Store store = Homes.open(home)) {
      assertThat(store.recovery().rebuilt()).isEmpty();
      assertThat(store.recovery().replayed()).isEqualTo(ITEMS + 1 - 10);
      assertThat(ItemTable.items(store)).isEqualTo(items);
    }
  }

  @Test
  void tables_that_are_behind_in_one_row_and_not_in_another_are_brought_up_to_date()
      throws Exception {
    pretendKill(10);
    change("delete from item where seq in (11, 20, 30)");
    try (Store store = Homes.open(home)) {
      assertThat(store.recovery().rebuilt()).isEmpty();
      assertThat(ItemTable.items(store)).isEqualTo(items);
    }
  }

  @Test
  void a_rebuild_that_was_cut_short_is_done_again() throws Exception {
    Files.move(home.resolve("db"), home.resolve("db.aside"));
    Files.createDirectories(home.resolve("db"));
    Files.write(home.resolve("db/trainyard.mv.db"), new byte[5000]);
    assertRebuilt("does not say how far");
    assertThat(home.resolve("db.aside")).doesNotExist();
  }

  @Test
  void a_database_set_aside_is_deleted_even_when_the_kill_came_just_before() throws Exception {
    Files.createDirectories(home.resolve("db.aside"));
    Files.write(home.resolve("db.aside/trainyard.mv.db"), new byte[5000]);
    Homes.open(home).close();
    assertThat(home.resolve("db.aside")).doesNotExist();
  }

  private void assertRebuilt(String why) throws Exception {
    RecoveryReport report;
    try (Store store = Homes.open(home)) {
      report = store.recovery();
      assertThat(report.rebuilt().orElseThrow()).contains(why);
      assertThat(report.replayed()).isEqualTo(ITEMS + 1);
      assertThat(report.lines().get(0)).contains("rebuilt the tables from 41 events", why);
      assertThat(ItemTable.items(store)).isEqualTo(items);
      Homes.add(store, 1000, 1000);
    }
    assertThat(home.resolve("db.aside")).doesNotExist();
    assertThat(RecoveryReport.last(home)).contains(report);
    try (Store store = Homes.open(home)) {
      assertThat(store.recovery().isEventful()).isFalse();
      assertThat(ItemTable.items(store)).hasSize(ITEMS + 1);
    }
  }

  /**
   * Sets the position back, as if the process had been killed after the checkpoint of this event.
   */
  private void pretendKill(long seq) throws IOException {
    ViewPosition closed = ViewPosition.read(Checkpoint.file(home)).orElseThrow();
    assertThat(closed.closed()).isTrue();
    new ViewPosition(closed.storeId(), seq, false).write(Checkpoint.file(home));
  }

  private void change(String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection(Tables.url(home), "sa", "");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<Path> filesOf(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).toList();
    }
  }
}
