package io.trainyard.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.event.Journal.JournalStopped;
import io.trainyard.engine.event.NewEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  @TempDir Path home;

  @Test
  void what_was_written_is_there_after_closing_and_opening() throws Exception {
    try (Store store = Homes.open(home)) {
      assertThat(store.journal().write(List.of(ItemTable.added(1), ItemTable.added(2))))
          .isEqualTo(2);
      assertThat(store.journal().write(List.of(ItemTable.moved(1, "new", "old")))).isEqualTo(3);
    }
    try (Store store = Homes.open(home)) {
      assertThat(ItemTable.items(store)).isEqualTo(Map.of(1L, "old", 2L, "new"));
      assertThat(store.eventLog().last()).isEqualTo(3);
      assertThat(store.eventLog().read(1, 10)).extracting(Event::seq).containsExactly(2L, 3L);
      assertThat(store.eventLog().read(2, 10))
          .containsExactly(
              new Event(
                  3,
                  Homes.START,
                  "item.moved",
                  "engine",
                  0,
                  "{\"id\":1,\"from\":\"new\",\"to\":\"old\"}"));
    }
  }

  @Test
  void opening_after_a_clean_close_has_nothing_to_do() throws Exception {
    try (Store store = Homes.open(home)) {
      assertThat(store.recovery().isEventful()).isFalse();
      Homes.add(store, 1, 3);
    }
    try (Store store = Homes.open(home)) {
      assertThat(store.recovery().isEventful()).isFalse();
      assertThat(store.recovery().lastSeq()).isEqualTo(3);
    }
    assertThat(RecoveryReport.last(home)).isEmpty();
  }

  @Test
  void a_writer_sees_its_own_write_in_the_tables_and_in_the_log() throws Exception {
    try (Store store = Homes.open(home)) {
      for (long id = 1; id <= 50; id++) {
        long seq = store.journal().write(List.of(ItemTable.added(id)));
        assertThat(ItemTable.items(store)).containsKey(id);
        assertThat(store.eventLog().read(seq - 1, 1)).hasSize(1);
      }
    }
  }

  @Test
  void a_refused_transaction_does_not_harm_its_neighbours_in_the_group() throws Exception {
    try (Store store = Homes.open(home)) {
      Homes.add(store, 1, 1);
      List<CompletableFuture<Long>> answers = new ArrayList<>();
      for (int id = 2; id <= 201; id++) {
        answers.add(store.journal().append(List.of(ItemTable.added(id))));
        if (id % 10 == 0) {
          // The second event is refused, so the first must leave no trace either.
          answers.add(
              store.journal().append(List.of(ItemTable.added(1000 + id), ItemTable.added(1))));
        }
      }
      long refused = answers.stream().filter(StoreTest::isConflict).count();
      assertThat(refused).isEqualTo(20);
      assertThat(ItemTable.items(store).keySet())
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, 201).mapToObj(i -> (long) i).toList());
      assertThat(store.eventLog().read(0, 1000))
          .extracting(Event::seq)
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, 201).mapToObj(i -> (long) i).toList());
    }
  }

  @Test
  void what_comes_together_is_written_together_but_for_what_is_refused() throws Exception {
    try (Store store = Homes.open(home)) {
      Homes.add(store, 1, 1);
      List<List<NewEvent>> transactions =
          List.of(
              List.of(ItemTable.added(2)),
              List.of(ItemTable.added(1)),
              List.of(ItemTable.added(3), ItemTable.moved(3, "new", "old")));

      assertThatThrownBy(() -> store.journal().writeAll(transactions)).isInstanceOf(Conflict.class);
      store.journal().writeAll(List.of(List.of(ItemTable.added(4)), List.of(ItemTable.added(5))));

      assertThat(ItemTable.items(store))
          .isEqualTo(Map.of(1L, "new", 2L, "new", 3L, "old", 4L, "new", 5L, "new"));
      assertThat(store.eventLog().last()).isEqualTo(6);
    }
  }

  @Test
  void tables_are_handed_the_events_that_the_log_will_tell_them() {
    for (String text : List.of("plain", "\u00e4", "half \ud83d", "\ud83d\ude82", "")) {
      NewEvent event = new NewEvent("note", "engine", 7, "{\"text\":\"" + text + "\"}");
      Entry entry = Entry.of(List.of(event, ItemTable.added(1)));
      LogRecord record = entry.record(5, Homes.START);

      assertThat(entry.events(record)).as(text).isEqualTo(record.events());
    }
  }

  private static boolean isConflict(CompletableFuture<Long> answer) {
    return answer
        .handle((seq, failure) -> failure instanceof Conflict || causedByConflict(failure))
        .join();
  }

  private static boolean causedByConflict(Throwable failure) {
    return failure != null && failure.getCause() instanceof Conflict;
  }

  @Test
  void a_stale_move_is_a_conflict_that_says_why() throws Exception {
    try (Store store = Homes.open(home)) {
      Homes.add(store, 1, 1);
      assertThatThrownBy(
              () -> store.journal().write(List.of(ItemTable.moved(1, "running", "done"))))
          .isInstanceOf(Conflict.class)
          .hasMessage("item 1 is no longer running");
      assertThat(store.eventLog().last()).isEqualTo(1);
    }
  }

  @Test
  void an_event_that_a_table_cannot_read_is_refused_and_writing_goes_on() throws Exception {
    try (Store store = Homes.open(home)) {
      assertThatThrownBy(
              () ->
                  store
                      .journal()
                      .write(List.of(new NewEvent("item.added", "engine", 0, "nonsense"))))
          .isInstanceOf(IllegalArgumentException.class);
      Homes.add(store, 1, 1);
      assertThat(store.eventLog().last()).isEqualTo(1);
    }
  }

  @Test
  void an_empty_or_oversized_transaction_is_refused_at_once() throws Exception {
    try (Store store = Homes.open(home)) {
      assertThatThrownBy(() -> store.journal().append(List.of()))
          .isInstanceOf(IllegalArgumentException.class);
      NewEvent large = new NewEvent("note", "engine", 0, "x".repeat(16 << 20));
      assertThatThrownBy(() -> store.journal().append(List.of(large)))
          .hasMessageContaining("over the limit of 16 MiB");
      NewEvent fits = new NewEvent("note", "engine", 0, "x".repeat((16 << 20) - 200));
      assertThat(store.journal().write(List.of(fits))).isEqualTo(1);
      assertThat(store.eventLog().read(0, 1).get(0).json()).hasSize((16 << 20) - 200);
    }
  }

  @Test
  void what_hangs_on_a_future_may_write_itself() throws Exception {
    try (Store store = Homes.open(home)) {
      long second =
          store
              .journal()
              .append(List.of(ItemTable.added(1)))
              .thenApply(seq -> writeUnchecked(store, 2))
              .get();
      assertThat(second).isEqualTo(2);
    }
  }

  private static long writeUnchecked(Store store, long id) {
    try {
      return store.journal().write(List.of(ItemTable.added(id)));
    } catch (Conflict e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_reader_is_woken_when_there_is_something_new() throws Exception {
    try (Store store = Homes.open(home)) {
      CountDownLatch woken = new CountDownLatch(1);
      store
          .eventLog()
          .onAppend(
              () -> {
                throw new IllegalStateException("a listener that fails");
              });
      store.eventLog().onAppend(woken::countDown);
      Homes.add(store, 1, 1);
      woken.await();
      assertThat(store.eventLog().last()).isEqualTo(1);
    }
  }

  @Test
  void writing_after_close_says_that_the_home_is_closed() throws Exception {
    Store store = Homes.open(home);
    Homes.add(store, 1, 1);
    store.close();
    store.close();
    assertThatThrownBy(() -> Homes.add(store, 2, 2))
        .isInstanceOf(JournalStopped.class)
        .hasMessageContaining("closed");
    assertThat(store.journal().append(List.of(ItemTable.added(3)))).isCompletedExceptionally();
    assertThatThrownBy(() -> ItemTable.items(store)).isInstanceOf(DatabaseFailure.class);
  }

  @Test
  void a_second_opener_is_refused_with_process_and_time() throws Exception {
    Store first = Homes.open(home);
    assertThatThrownBy(() -> Homes.open(home))
        .isInstanceOf(HomeInUse.class)
        .hasMessageContaining("in use by process 4711 since 2026-11-21T10:00:00Z");
    first.close();
    Homes.open(home).close();
  }

  @Test
  void an_interrupt_of_a_waiting_writer_is_kept_and_the_write_is_done() throws Exception {
    try (Store store = Homes.open(home)) {
      Thread.currentThread().interrupt();
      long seq = store.journal().write(List.of(ItemTable.added(1)));
      assertThat(Thread.interrupted()).isTrue();
      assertThat(seq).isEqualTo(1);
    }
  }

  @Test
  void a_home_may_have_an_odd_path() throws Exception {
    Path odd = home.resolve("a b & c%20d ~ 'e' #1");
    try (Store store = Homes.open(odd)) {
      Homes.add(store, 1, 1);
    }
    try (Store store = Homes.open(odd)) {
      assertThat(ItemTable.items(store)).hasSize(1);
      assertThat(odd.resolve("db/trainyard.mv.db")).exists();
    }
  }

  @Test
  void a_file_in_the_way_of_a_home_is_named_in_one_sentence() throws Exception {
    Path file = Files.createFile(home.resolve("log"));
    assertThatThrownBy(() -> Homes.open(home))
        .hasMessage(
            home
                + " cannot be used as a home: "
                + file
                + ": a file is in the way; mend that, or give another --home");
  }

  @Test
  void a_home_whose_path_would_change_the_database_address_is_refused() {
    Path odd = home.resolve("a;INIT=b");
    assertThatThrownBy(() -> Homes.open(odd)).hasMessageContaining("must not contain ';'");
    assertThat(Files.exists(odd)).isFalse();
  }
}
