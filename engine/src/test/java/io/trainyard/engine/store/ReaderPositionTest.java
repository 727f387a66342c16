package io.trainyard.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.Journal;
import io.trainyard.engine.event.NewEvent;
import io.trainyard.engine.event.ReaderPosition;
import io.trainyard.engine.schedule.ScheduleEvents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReaderPositionTest {
  @TempDir Path home;
  private Store store;

  @BeforeEach
  void open() throws Exception {
    store = Store.open(Homes.settings(home), EngineTables.all());
  }

  @AfterEach
  void close() throws Exception {
    store.close();
  }

  private void reopen() throws Exception {
    store.close();
    open();
  }

  private ReaderPosition.Ports ports() {
    return new ReaderPosition.Ports(
        store.eventLog(), store.journal(), new StoredReaders(store.database()));
  }

  private static NewEvent fact(String pipeline) {
    ScheduleEvents.Dropped facts = new ScheduleEvents.Dropped(pipeline);
    return new NewEvent(ScheduleEvents.DROPPED, "engine", 0, EventJson.write(facts));
  }

  private void append(int count) throws Exception {
    for (int i = 0; i < count; i++) {
      store.journal().write(List.of(fact("p" + i)));
    }
  }

  private static List<String> dropped(List<Event> events) {
    return events.stream()
        .filter(event -> event.kind().equals(ScheduleEvents.DROPPED))
        .map(event -> EventJson.read(event.json(), ScheduleEvents.Dropped.class).pipeline())
        .toList();
  }

  @Test
  void a_reader_that_never_read_begins_at_the_end_of_the_log_and_stays_there() throws Exception {
    append(3);
    ReaderPosition.open("news", ports());
    append(2);
    reopen();
    assertThat(dropped(ReaderPosition.open("news", ports()).next(10))).containsExactly("p0", "p1");
  }

  @Test
  void what_came_of_events_is_written_with_the_position_and_not_again() throws Exception {
    ReaderPosition position = ReaderPosition.open("news", ports());
    append(3);
    List<Event> read = position.next(3);
    position.done(read.get(read.size() - 1).seq(), List.of(fact("effect")));
    reopen();
    assertThat(dropped(ReaderPosition.open("news", ports()).next(10)))
        .containsExactly("p2", "effect");
  }

  @Test
  void a_position_survives_the_loss_of_the_tables() throws Exception {
    ReaderPosition position = ReaderPosition.open("news", ports());
    append(2);
    position.done(store.eventLog().last(), List.of(fact("effect")));
    store.close();
    deleteTables();
    open();
    assertThat(dropped(ReaderPosition.open("news", ports()).next(10))).containsExactly("effect");
  }

  private void deleteTables() throws Exception {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> found = Files.list(home.resolve("db"))) {
      found.forEach(files::add);
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }

  @Test
  void only_one_of_two_moves_a_reader_and_the_facts_of_the_other_are_not_written()
      throws Exception {
    ReaderPosition one = ReaderPosition.open("news", ports());
    ReaderPosition other = ReaderPosition.open("news", ports());
    append(1);
    long seq = store.eventLog().last();
    one.done(seq, List.of(fact("one")));
    assertThatThrownBy(() -> other.done(seq, List.of(fact("other"))))
        .isInstanceOf(Journal.Conflict.class);
    assertThat(dropped(store.eventLog().read(0, 100))).containsExactly("p0", "one");
  }

  @Test
  void reading_without_effect_is_written_down_now_and_then_only() throws Exception {
    ReaderPosition position = ReaderPosition.open("news", ports());
    long before = store.eventLog().last();
    append(5);
    position.done(before + 5, List.of());
    assertThat(store.eventLog().last()).isEqualTo(before + 5);
    assertThat(position.next(10)).isEmpty();

    append(1_000);
    position.done(before + 1_005, List.of());
    assertThat(store.eventLog().last()).isEqualTo(before + 1_006);
    assertThat(position.read()).isEqualTo(before + 1_005);
  }
}
