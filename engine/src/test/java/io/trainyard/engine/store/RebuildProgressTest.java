package io.trainyard.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.event.NewEvent;
import io.trainyard.engine.testing.ManualClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebuildProgressTest {
  private static final int EVENTS = 90_000;
  private final List<String> lines = new ArrayList<>();

  /** A second passes whenever somebody looks. */
  private static final class HastyClock extends Clock {
    private final ManualClock clock = new ManualClock(Homes.START);

    @Override
    public Instant instant() {
      clock.advance(Duration.ofSeconds(1));
      return clock.instant();
    }

    @Override
    public ZoneId getZone() {
      return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private StoreSettings settings(Path home) {
    return new StoreSettings(home, new HastyClock(), Thread::new, new Random(1), 4711, lines::add);
  }

  private static void fill(Store store) throws Exception {
    NewEvent note = new NewEvent("note", "engine", 0, "{}");
    for (int i = 0; i < EVENTS / 1000; i++) {
      store.journal().write(Collections.nCopies(1000, note));
    }
  }

  @Test
  void a_long_rebuild_of_a_home_says_why_and_how_far_it_is(@TempDir Path home) throws Exception {
    try (Store store = Store.open(settings(home), List.of(new ItemTable()))) {
      fill(store);
    }
    assertThat(lines).isEmpty();
    Files.delete(Checkpoint.file(home));
    Store.open(settings(home), List.of(new ItemTable())).close();
    assertTold("does not say how far it had come, or belongs to another log");
  }

  @Test
  void a_long_rebuild_of_a_postgres_says_why_and_how_far_it_is() throws Exception {
    PostgresAddress address = Postgres.fresh();
    Path unused = Path.of("unused");
    try (Store store = Store.open(settings(unused), address, List.of(new ItemTable()))) {
      fill(store);
    }
    assertThat(lines).isEmpty();
    Postgres.execute(address, "update store set schema_digest = 'another'");
    Store.open(settings(unused), address, List.of(new ItemTable())).close();
    assertTold("has the tables of another release");
  }

  private void assertTold(String why) {
    assertThat(lines.get(0))
        .isEqualTo("rebuilding the tables from 90,000 events: the database " + why);
    assertThat(lines).hasSizeGreaterThanOrEqualTo(2);
    assertThat(lines.subList(1, lines.size()))
        .allMatch(
            line ->
                line.matches(
                    "rebuilding the tables: [0-9]{2},000 of 90,000 events, about [0-9]+ s left"));
  }
}
