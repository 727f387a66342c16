package io.trainyard.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.event.Journal.JournalStopped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is PostgreSQL's own: who may write, what is lost with a connection, and what is mended. */
@Timeout(60)
class PostgresStoreTest {
  private final PostgresAddress address = Postgres.fresh();

  private Store open() throws IOException {
    return Store.open(Homes.settings(Path.of("unused")), address, List.of(new ItemTable()));
  }

  @Test
  void a_writer_of_an_older_epoch_is_refused_by_the_database() throws Exception {
    try (Store store = open()) {
      Homes.add(store, 1, 1);
      Postgres.execute(address, "update " + address.schema() + ".leader set epoch = epoch + 1");
      assertThatThrownBy(() -> Homes.add(store, 2, 2))
          .isInstanceOf(JournalStopped.class)
          .hasMessageContaining("another server has taken over from epoch 1");
      assertThatThrownBy(() -> Homes.add(store, 3, 3)).isInstanceOf(JournalStopped.class);
      assertThat(ItemTable.items(store)).as("reading goes on").containsOnlyKeys(1L);
    }
    try (Store store = open()) {
      assertThat(ItemTable.items(store)).containsOnlyKeys(1L);
      assertThat(store.eventLog().last()).isEqualTo(1);
    }
  }

  @Test
  void a_second_server_is_told_who_holds_the_store() throws Exception {
    Store first = open();
    assertThatThrownBy(this::open)
        .isInstanceOf(HomeInUse.class)
        .hasMessageContaining("in use by process 4711 since 2026-11-21T10:00:00Z");
    first.close();
    open().close();
  }

  @Test
  void a_lost_connection_stops_the_writing_and_loses_nothing_acknowledged() throws Exception {
    long next = 1;
    for (int round = 0; round < 4; round++) {
      List<CompletableFuture<Long>> answers = new ArrayList<>();
      try (Store store = open()) {
        assertThat(store.eventLog().last()).isEqualTo(next - 1);
        for (int i = 0; i < 200; i++) {
          answers.add(store.journal().append(List.of(ItemTable.added(next + i))));
        }
        answers.get(50).join();
        endConnections();
        answers.forEach(answer -> answer.handle((seq, failure) -> 0).join());
      }
      long acknowledged = answers.stream().filter(each -> !failed(each)).count();
      try (Store store = open()) {
        long last = store.eventLog().last();
        assertThat(last).isGreaterThanOrEqualTo(next - 1 + acknowledged);
        assertThat(ItemTable.items(store).keySet())
            .containsExactlyElementsOf(LongStream.rangeClosed(1, last).boxed().toList());
        assertThat(store.eventLog().read(0, 10_000))
            .extracting(Event::seq)
            .containsExactlyElementsOf(LongStream.rangeClosed(1, last).boxed().toList());
        assertThat(store.verify().damage()).isEmpty();
        next = last + 1;
      }
    }
  }

  private static boolean failed(CompletableFuture<Long> answer) {
    return answer.isCompletedExceptionally();
  }

  private void endConnections() throws Exception {
    Postgres.execute(
        address,
        "select pg_terminate_backend(a.pid) from pg_stat_activity a join pg_locks l"
            + " on l.pid = a.pid and l.locktype = 'advisory' and a.pid <> pg_backend_pid()");
  }

  @Test
  void a_reader_whose_connection_died_while_it_was_idle_reads_all_the_same() throws Exception {
    try (Store store = open()) {
      Homes.add(store, 1, 1);
      assertThat(ItemTable.items(store)).hasSize(1);
      Postgres.execute(
          address,
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where application_name = 'trainyard' and pid <> pg_backend_pid()"
              + " and pid not in (select pid from pg_locks where locktype = 'advisory')");
      assertThat(ItemTable.items(store)).hasSize(1);
      Homes.add(store, 2, 2);
    }
  }

  @Test
  void tables_of_another_release_are_made_anew_from_the_log() throws Exception {
    fill();
    Postgres.execute(
        address,
        "update store set schema_digest = 'another'; delete from item where id = 3;"
            + " create table left_over(id int)");
    try (Store store = open()) {
      assertThat(store.recovery().rebuilt()).contains("has the tables of another release");
      assertThat(store.recovery().replayed()).isEqualTo(41);
      assertThat(ItemTable.items(store)).hasSize(40).containsEntry(7L, "old");
      Homes.add(store, 41, 41);
    }
    try (Store store = open()) {
      assertThat(store.recovery().isEventful()).isFalse();
      assertThat(ItemTable.items(store)).hasSize(41);
    }
  }

  @Test
  void tables_that_are_gone_are_made_anew_from_the_log() throws Exception {
    fill();
    Postgres.execute(address, "drop schema " + address.tablesSchema() + " cascade");
    try (Store store = open()) {
      assertThat(store.recovery().rebuilt()).contains("had no tables");
      assertThat(ItemTable.items(store)).hasSize(40).containsEntry(7L, "old");
    }
  }

  private void fill() throws IOException, Conflict {
    try (Store store = open()) {
      for (long id = 1; id <= 40; id++) {
        store.journal().write(List.of(ItemTable.added(id)));
      }
      store.journal().write(List.of(ItemTable.moved(7, "new", "old")));
    }
  }

  @Test
  void a_log_that_lost_its_last_row_is_refused() throws Exception {
    fill();
    Postgres.execute(address, "delete from " + address.schema() + ".log where seq = 41");
    assertThatThrownBy(this::open)
        .isInstanceOf(DamagedLog.class)
        .hasMessageContaining("the record of event 41 is gone: the log ends here");
  }

  @Test
  void a_row_that_was_changed_or_taken_out_is_named() throws Exception {
    fill();
    try (Store store = open()) {
      assertThat(store.verify()).isEqualTo(new Verification(41, 41, Optional.empty()));
      Postgres.execute(
          address,
          "update " + address.schema() + ".log set bytes = set_byte(bytes, 60, 1) where seq = 12");
      assertThat(store.verify().damage().orElseThrow())
          .hasMessageContaining("the record of event 12 does not continue the chain");
      Postgres.execute(address, "delete from " + address.schema() + ".log where seq = 9");
      assertThat(store.verify().damage().orElseThrow())
          .hasMessageContaining("the record of event 9 is not here: that of event 10 is");
    }
  }

  @Test
  void a_refused_transaction_does_not_harm_its_neighbours_in_the_group() throws Exception {
    try (Store store = open()) {
      Homes.add(store, 1, 1);
      List<CompletableFuture<Long>> answers = new ArrayList<>();
      for (int id = 2; id <= 101; id++) {
        answers.add(store.journal().append(List.of(ItemTable.added(id))));
        if (id % 10 == 0) {
          answers.add(
              store.journal().append(List.of(ItemTable.added(1000 + id), ItemTable.added(1))));
        }
      }
      answers.forEach(answer -> answer.handle((seq, failure) -> 0).join());
      assertThat(answers.stream().filter(PostgresStoreTest::failed).count()).isEqualTo(10);
      assertThat(ItemTable.items(store)).hasSize(101);
      assertThat(store.eventLog().last()).isEqualTo(101);
    }
  }

  @Test
  void an_address_that_is_none_says_what_one_looks_like() {
    assertThatThrownBy(() -> new PostgresAddress("jdbc:h2:mem:x", "a", "b", "c"))
        .hasMessageContaining("jdbc:postgresql://localhost:5432/trainyard");
    assertThatThrownBy(() -> new PostgresAddress(address.url(), "a", "b", "No Schema"))
        .hasMessageContaining("'No Schema' is no name of a schema");
    assertThat(new PostgresAddress("jdbc:postgresql://h/d?password=p", "u", "secret", "c"))
        .hasToString("jdbc:postgresql://h/d, schema c");
  }

  @Test
  void a_server_that_cannot_be_reached_is_named_without_the_password() {
    PostgresAddress nobody =
        new PostgresAddress("jdbc:postgresql://127.0.0.1:1/none", "u", "secret", "c");
    assertThatThrownBy(
            () -> Store.open(Homes.settings(Path.of("unused")), nobody, EngineTables.all()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/none, schema c cannot be used")
        .hasMessageNotContaining("secret");
  }
}
