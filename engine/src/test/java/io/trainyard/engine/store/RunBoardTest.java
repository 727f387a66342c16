package io.trainyard.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunBoard;
import io.trainyard.engine.run.RunState;
import io.trainyard.engine.testing.ManualClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Overviews are bounded and tell what is latest, what goes on and what was found. */
class RunBoardTest {
  private static final int STEPS = 3;

  @TempDir private Path home;
  private Store store;
  private RunBoard board;

  @BeforeEach
  void fill() throws Exception {
    StoreSettings settings =
        new StoreSettings(home, new ManualClock(Homes.START), Thread::new, new Random(1), 4711);
    store = Store.open(settings, EngineTables.all());
    ChainLoad load = new ChainLoad(store.journal(), false);
    for (long run = 1; run <= 4; run++) {
      load.chain(run, STEPS);
    }
    load.floodUnfinished(5, STEPS).join();
    load.floodUnfinished(6, STEPS).join();
    board = new StoredRunBoard(store.database());
  }

  @AfterEach
  void close() throws IOException {
    store.close();
  }

  @Test
  void the_latest_runs_of_each_pipeline_are_told_latest_first() {
    assertThat(board.latest(List.of("churn", "never-ran"), 3)).containsOnlyKeys("churn");
    assertThat(board.latest(List.of("churn"), 3).get("churn"))
        .extracting(Run::number)
        .containsExactly(6L, 5L, 4L);
    assertThat(board.latest(List.of(), 3)).isEmpty();
  }

  @Test
  void what_goes_on_is_told_oldest_first_with_its_open_attempts() {
    assertThat(board.unfinished(Set.of(), 10))
        .allMatch(run -> run.state() == RunState.RUNNING)
        .extracting(Run::number)
        .containsExactly(5L, 6L);
    assertThat(board.unfinished(Set.of("other"), 10)).isEmpty();
    assertThat(board.unfinished(Set.of("churn"), 1)).hasSize(1);
    assertThat(board.open(List.of(4L, 5L, 6L), 10))
        .allMatch(attempt -> attempt.state() == AttemptState.RUNNING)
        .allMatch(attempt -> attempt.metrics().isEmpty() && attempt.outputs().isEmpty())
        .extracting(Attempt::run)
        .containsExactly(5L, 6L);
    assertThat(board.open(List.of(), 10)).isEmpty();
  }

  @Test
  void what_found_nothing_is_left_out() {
    assertThat(board.findings(List.of(1L, 2L), 10))
        .allMatch(attempt -> !attempt.findings().isEmpty());
  }
}
