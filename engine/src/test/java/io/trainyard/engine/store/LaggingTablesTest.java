package io.trainyard.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.event.NewEvent;
import io.trainyard.engine.registry.RegistryEvents;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of runs and attempts are written after their events are in the log. */
class LaggingTablesTest {
  @TempDir Path home;

  private Store open() throws IOException {
    return Store.open(Homes.settings(home), EngineTables.all());
  }

  private static void write(Store store, NewEvent... events) throws Conflict {
    store.journal().write(List.of(events));
  }

  private static void writeOneAttempt(Store store, long run) throws Conflict {
    write(store, RunHistory.created(run), RunHistory.started(run));
    write(store, RunHistory.attempt(run, run, "a"));
    write(store, RunHistory.launched(run, run, run));
    write(store, RunHistory.ended(run, run, run, AttemptState.SUCCEEDED));
  }

  @Test
  void rows_wait_for_somebody_who_reads_them() throws Exception {
    try (Store store = open()) {
      writeOneAttempt(store, 1);
      assertThat(rows()).as("of attempts, beside the store").isZero();
      assertThat(new StoredRuns(store.database()).attempts(1))
          .extracting(Attempt::state)
          .containsExactly(AttemptState.SUCCEEDED);
      assertThat(rows()).isEqualTo(1);
    }
  }

  /** What the tables have, whoever asks for it. */
  private long rows() throws Exception {
    try (Connection connection = DriverManager.getConnection(Tables.url(home), "sa", "")) {
      return Statements.first(connection, row -> row.getLong(1), "select count(*) from attempt")
          .orElseThrow();
    }
  }

  @Test
  void a_fact_of_other_tables_finds_the_rows_before_it() throws Exception {
    try (Store store = open()) {
      writeOneAttempt(store, 1);
      write(store, registered());
      assertThat(rows()).isEqualTo(1);
    }
  }

  private static NewEvent registered() {
    String digest = Digest.of("model").toString();
    return NewEvent.of(
        RegistryEvents.VERSION_REGISTERED,
        "engine",
        1,
        new RegistryEvents.VersionRegistered("churn", 1, digest, digest, "release", Map.of()));
  }

  @Test
  void a_list_waits_with_the_attempt_that_made_it() throws Exception {
    try (Store store = open()) {
      writeOneAttempt(store, 1);
      write(store, RunHistory.items(1, 1));
      assertThat(rows()).as("of attempts, beside the store").isZero();
      assertThatThrownBy(() -> write(store, RunHistory.items(1, 1)))
          .isInstanceOf(Conflict.class)
          .hasMessageContaining("attempt 1 has made its items already");
      assertThat(new StoredRuns(store.database()).items(1)).hasSize(2);
    }
  }

  @Test
  void a_second_try_of_the_same_number_is_refused_before_its_row_is_written() throws Exception {
    try (Store store = open()) {
      writeOneAttempt(store, 1);
      assertThatThrownBy(() -> write(store, RunHistory.attempt(1, 2, "a")))
          .isInstanceOf(Conflict.class)
          .hasMessage("run 1 has try 1 of a already");
      write(store, RunHistory.attempt(1, 2, "b"));
      assertThat(new StoredRuns(store.database()).attempts(1)).hasSize(2);
    }
  }

  @Test
  void a_second_try_is_refused_too_when_another_process_wrote_the_first() throws Exception {
    try (Store store = open()) {
      writeOneAttempt(store, 1);
    }
    try (Store store = open()) {
      assertThatThrownBy(() -> write(store, RunHistory.attempt(1, 2, "a")))
          .isInstanceOf(Conflict.class);
    }
  }

  @Test
  void what_is_refused_leaves_no_trace_among_rows_that_wait() throws Exception {
    try (Store store = open()) {
      write(store, RunHistory.created(1), RunHistory.started(1));
      NewEvent[] refused = {
        RunHistory.attempt(1, 1, "a"), RunHistory.launched(1, 1, 1), RunHistory.created(1)
      };
      assertThatThrownBy(() -> write(store, refused)).isInstanceOf(Conflict.class);
      write(store, RunHistory.attempt(1, 1, "b"));
      assertThat(new StoredRuns(store.database()).attempts(1))
          .extracting(Attempt::step, Attempt::state)
          .containsExactly(org.assertj.core.groups.Tuple.tuple("b", AttemptState.SCHEDULED));
    }
  }

  @Test
  void when_the_log_fails_readers_still_see_what_was_acknowledged() throws Exception {
    int inVain = 12;
    FaultyDisk disk = new FaultyDisk(inVain, "Input/output error");
    long acknowledged = 0;
    try (Store store =
        Store.open(Homes.settings(home), EngineTables.all(), disk, SegmentLog.SEGMENT_BYTES)) {
      try {
        for (long run = 1; run <= inVain; run++) {
          write(store, RunHistory.created(run));
          acknowledged = run;
        }
      } catch (RuntimeException e) {
        assertThat(e).hasMessageContaining("Input/output error");
      }
      assertThat(acknowledged).isBetween(1L, inVain - 1L);
      assertThat(new StoredRuns(store.database()).latest("", 100))
          .extracting(Run::number)
          .hasSize((int) acknowledged)
          .contains(acknowledged);
    }
  }

  @Test
  void rows_that_a_kill_kept_from_the_tables_come_from_the_log() throws Exception {
    Path copy = home.resolveSibling(home.getFileName() + "-copy");
    try (Store store = open()) {
      writeOneAttempt(store, 1);
      Homes.copyInUse(home, copy);
    }
    try (Store store = Store.open(Homes.settings(copy), EngineTables.all())) {
      assertThat(new StoredRuns(store.database()).attempts(1))
          .extracting(Attempt::state)
          .containsExactly(AttemptState.SUCCEEDED);
    }
  }
}
