package io.trainyard.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.event.NewEvent;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.pipeline.ValueJson;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.Item;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunEvents;
import io.trainyard.engine.run.RunState;
import io.trainyard.engine.run.Runs;
import io.trainyard.engine.testing.MemoryStore;
import io.trainyard.engine.testing.Simulation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RunTablesTest {

  @Test
  void the_tables_say_what_the_runs_in_memory_say_whatever_happened() throws Exception {
    for (long seed = 0; seed < 40; seed++) {
      Simulation simulation = new Simulation(Simulation.Setup.of(seed));
      simulation.run();
      try (MemoryTables tables = new MemoryTables("same" + seed)) {
        Runs stored = new StoredRuns(tables.database);
        for (Event event : simulation.store().log().read(0, Integer.MAX_VALUE)) {
          tables.apply(event);
        }
        assertSame("seed " + seed, simulation, stored);
        tables.replay();
        assertSame("seed " + seed + " replayed", simulation, stored);
      }
    }
  }

  private static void assertSame(String name, Simulation simulation, Runs stored) {
    Runs memory = simulation.store().runs();
    assertThat(stored.latest("", 10)).as(name).isEqualTo(memory.latest("", 10));
    assertThat(stored.latest("p0", 10)).as(name).isEqualTo(memory.latest("p0", 10));
    assertThat(stored.unfinished()).as(name).isEqualTo(memory.unfinished());
    assertThat(stored.numbers()).as(name).isEqualTo(memory.numbers());
    for (long run : simulation.acknowledged().keySet()) {
      assertThat(stored.run(run)).as(name).isEqualTo(memory.run(run));
      assertThat(stored.attempts(run))
          .as(name)
          .usingRecursiveFieldByFieldElementComparatorIgnoringFields("cacheKey") // read on its own
          .isEqualTo(memory.attempts(run));
      assertThat(stored.lastSeq(run)).as(name).isEqualTo(memory.lastSeq(run));
    }
  }

  @Test
  void an_empty_home_has_no_numbers() throws Exception {
    try (MemoryTables tables = new MemoryTables("empty")) {
      Runs runs = new StoredRuns(tables.database);
      assertThat(runs.numbers()).isEqualTo(new Runs.Numbers(0, 0, 0));
      assertThat(runs.run(1)).isEmpty();
      assertThat(runs.lastSeq(1)).isZero();
    }
  }

  @Test
  void a_param_keeps_every_digit() throws Exception {
    try (MemoryTables tables = new MemoryTables("digits")) {
      Map<String, Value> params = Map.of("share", new Value.Num(new BigDecimal("0.30")));
      tables.write(RunEvents.RUN_CREATED, created(params));
      assertThat(new StoredRuns(tables.database).run(1).orElseThrow().params()).isEqualTo(params);
    }
  }

  @Test
  void whoever_is_not_what_the_tables_hold_is_refused() throws Exception {
    try (MemoryTables tables = new MemoryTables("refused")) {
      tables.write(RunEvents.RUN_CREATED, created(Map.of()));
      refused(tables, RunEvents.RUN_CREATED, created(Map.of()));
      refused(tables, RunEvents.RUN_ENDED, new RunEvents.RunEnded(RunState.SUCCEEDED, ""));
      tables.write(RunEvents.RUN_STARTED, new RunEvents.RunStarted());
      refused(tables, RunEvents.RUN_STARTED, new RunEvents.RunStarted());
      tables.write(RunEvents.ATTEMPT_CREATED, attempt(1));
      refused(tables, RunEvents.ATTEMPT_CREATED, attempt(1));
      refused(tables, RunEvents.ATTEMPT_CREATED, attempt(2));
      refused(tables, RunEvents.ATTEMPT_ENDED, ended(0, AttemptState.SUCCEEDED));
      tables.write(RunEvents.ATTEMPT_STARTED, new RunEvents.AttemptStarted(1, 7, List.of()));
      refused(tables, RunEvents.ATTEMPT_STARTED, new RunEvents.AttemptStarted(1, 8, List.of()));
      refused(tables, RunEvents.ATTEMPT_ENDED, ended(6, AttemptState.SUCCEEDED));
      refused(
          tables,
          RunEvents.ATTEMPT_WAITING,
          new RunEvents.AttemptWaiting(1, 6, MemoryTables.TIME, "", ""));
      refused(
          tables,
          RunEvents.ATTEMPT_RELAUNCHED,
          new RunEvents.AttemptRelaunched(1, 6, 9, "", List.of()));
      refused(tables, RunEvents.ATTEMPT_ENDED, ended(7, AttemptState.SKIPPED));
      tables.write(RunEvents.ATTEMPT_ENDED, ended(7, AttemptState.SUCCEEDED));
      refused(tables, RunEvents.ATTEMPT_ENDED, ended(7, AttemptState.SUCCEEDED));
      tables.write(RunEvents.RUN_ENDED, new RunEvents.RunEnded(RunState.SUCCEEDED, ""));
      refused(tables, RunEvents.RUN_ENDED, new RunEvents.RunEnded(RunState.FAILED, ""));
      refused(tables, RunEvents.RUN_CANCEL_ASKED, new RunEvents.RunCancelAsked(null));
    }
  }

  @Test
  void tables_and_memory_agree_on_who_paused_what_was_reused_and_the_items_of_a_list()
      throws Exception {
    Artifact rows = new Artifact("parts.data", "table", Digest.of("eu"), 2, Map.of());
    List<Item> items = List.of(Item.of("eu", rows), Item.of("2", Value.Num.of(2)));
    Outcome.Succeeded list =
        new Outcome.Succeeded(
            Map.of(),
            OptionalLong.empty(),
            Map.of(),
            List.of(),
            Optional.empty(),
            List.of(),
            items,
            Optional.empty());
    List<NewEvent> events =
        List.of(
            event(RunEvents.RUN_CREATED, rerun()),
            event(RunEvents.RUN_STARTED, new RunEvents.RunStarted()),
            event(RunEvents.RUN_PAUSED, new RunEvents.RunPaused()),
            event(RunEvents.ATTEMPT_CREATED, attempt(1)),
            event(
                RunEvents.ATTEMPT_ENDED,
                new RunEvents.AttemptEnded(
                    1,
                    0,
                    AttemptState.CACHED,
                    null,
                    "",
                    false,
                    null,
                    Map.of(),
                    List.of(),
                    Map.of(),
                    null,
                    null,
                    null,
                    null,
                    77L,
                    null)),
            event(
                RunEvents.ATTEMPT_ITEMS,
                new RunEvents.AttemptItems(
                    1, list.items().stream().map(RunEvents.ItemMade::of).toList())));
    MemoryStore memory = new MemoryStore(() -> MemoryTables.TIME);
    try (MemoryTables tables = new MemoryTables("agree")) {
      for (NewEvent event : events) {
        memory.write(List.of(event));
        tables.apply(memory.read(memory.last() - 1, 1).get(0));
      }
      Runs stored = new StoredRuns(tables.database);
      assertThat(stored.items(1)).isEqualTo(memory.items(1)).isEqualTo(items);
      assertThat(stored.items(2)).isEmpty();
      assertThat(stored.run(1)).isEqualTo(memory.run(1));
      assertThat(stored.run(1).flatMap(Run::pausedBy)).contains("os:ada");
      assertThat(stored.run(1).orElseThrow().origin()).hasValue(5);
      assertThat(stored.unfinishedAttempts()).isEqualTo(memory.unfinishedAttempts()).hasSize(1);
      assertThat(stored.attempts(1).get(0).reused()).hasValue(77);
      tables.replay();
      assertThat(stored.run(1)).isEqualTo(memory.run(1));
    }
  }

  private static NewEvent event(String kind, Record facts) {
    return new NewEvent(kind, "os:ada", 1, EventJson.write(facts));
  }

  private static RunEvents.RunCreated rerun() {
    return new RunEvents.RunCreated(
        "churn",
        "sha256:1",
        "sha256:2",
        "rerun",
        ValueJson.write(Map.of()),
        LocalDate.EPOCH,
        "pipelines",
        5L,
        9L,
        true,
        "ml@example.org");
  }

  private static void refused(MemoryTables tables, String kind, Record facts) {
    assertThatThrownBy(() -> tables.write(kind, facts)).as(kind).isInstanceOf(Conflict.class);
  }

  private static RunEvents.RunCreated created(Map<String, Value> params) {
    return new RunEvents.RunCreated(
        "churn", "sha256:1", "sha256:2", "person", ValueJson.write(params), LocalDate.EPOCH);
  }

  private static RunEvents.AttemptCreated attempt(long id) {
    return new RunEvents.AttemptCreated(id, "model", "", 1, MemoryTables.TIME);
  }

  private static RunEvents.AttemptEnded ended(long token, AttemptState state) {
    return new RunEvents.AttemptEnded(
        1, token, state, null, "", false, null, Map.of(), List.of(), Map.of(), null, null, null);
  }
}
