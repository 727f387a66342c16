package io.trainyard.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.check.Finding;
import io.trainyard.engine.check.Severity;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.event.NewEvent;
import io.trainyard.engine.pipeline.ValueJson;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.RunEvents;
import io.trainyard.engine.run.Runs;
import io.trainyard.engine.run.StepKey;
import io.trainyard.engine.testing.ManualClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts of a run can be read without all of it. */
class RunOutlineTest {
  private static final Finding FINDING =
      new Finding(
          "present", "age", false, Severity.WARNING, "2 rows", "0 rows", "2", Optional.of(2L));

  @TempDir private Path home;
  private Store store;

  @BeforeEach
  void open() throws IOException, Conflict {
    store =
        Store.open(
            new StoreSettings(home, new ManualClock(Homes.START), Thread::new, new Random(1), 4711),
            EngineTables.all());
    RunEvents.RunCreated created =
        new RunEvents.RunCreated(
            "shop",
            "v1",
            Digest.of("v1").toString(),
            "person",
            ValueJson.write(Map.of()),
            LocalDate.of(2026, 11, 21));
    write(RunEvents.RUN_CREATED, created);
    attempt(1, "clean", "", List.of(FINDING));
    attempt(2, "score", "eu", List.of());
    attempt(3, "score", "us", List.of());
  }

  @AfterEach
  void close() throws IOException {
    store.close();
  }

  private void attempt(long id, String step, String key, List<Finding> findings) throws Conflict {
    write(RunEvents.ATTEMPT_CREATED, new RunEvents.AttemptCreated(id, step, key, 1, Homes.START));
    write(RunEvents.ATTEMPT_STARTED, new RunEvents.AttemptStarted(id, id, List.of()));
    write(
        RunEvents.ATTEMPT_ENDED,
        new RunEvents.AttemptEnded(
            id,
            id,
            AttemptState.SUCCEEDED,
            null,
            "",
            false,
            7L,
            Map.of("auc", 0.9),
            findings,
            Map.of(
                "data",
                new RunEvents.Made(
                    step + ".data", "table", Digest.of(step + key).toString(), 10, Map.of())),
            null,
            null,
            null));
  }

  private void write(String kind, Record facts) throws Conflict {
    store.journal().write(List.of(new NewEvent(kind, "os:ada", 1, EventJson.write(facts))));
  }

  private Runs runs() {
    return new StoredRuns(store.database());
  }

  @Test
  void an_outline_has_every_attempt_without_what_it_measured_made_and_found() {
    List<Attempt> outline = runs().outline(1);

    assertThat(outline)
        .extracting(Attempt::node)
        .containsExactly(
            StepKey.of("clean"), new StepKey("score", "eu"), new StepKey("score", "us"));
    assertThat(outline)
        .allSatisfy(
            attempt -> {
              assertThat(attempt.state()).isEqualTo(AttemptState.SUCCEEDED);
              assertThat(attempt.rows()).hasValue(7);
              assertThat(attempt.metrics()).isEmpty();
              assertThat(attempt.outputs()).isEmpty();
              assertThat(attempt.findings()).isEmpty();
            });
  }

  @Test
  void the_tries_of_a_node_have_all_that_is_known_of_them() {
    assertThat(runs().tries(1, new StepKey("score", "eu")))
        .isEqualTo(runs().attempts(1).subList(1, 2));
    assertThat(runs().tries(1, StepKey.of("score"))).isEmpty();
  }

  @Test
  void only_attempts_that_found_something_are_read_for_their_findings() {
    assertThat(runs().withFindings(1, 10))
        .extracting(Attempt::findings)
        .containsExactly(List.of(FINDING));
    assertThat(runs().withFindings(2, 10)).isEmpty();
  }
}
