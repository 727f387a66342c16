package io.trainyard.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.event.NewEvent;
import io.trainyard.engine.pipeline.ValueJson;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.Fact;
import io.trainyard.engine.run.KeptRequest;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunEvents;
import io.trainyard.engine.run.RunFilter;
import io.trainyard.engine.run.RunSearch;
import io.trainyard.engine.run.RunState;
import io.trainyard.engine.testing.ManualClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs are found by what is known of them, page by page, and by the request that started them. */
class RunSearchTest {
  private static final Digest KEY = Digest.of("os:ada nightly");
  private static final Digest BODY = Digest.of("{}");

  @TempDir private Path home;
  private final ManualClock clock = new ManualClock(Homes.START);
  private Store store;

  @BeforeEach
  void open() throws IOException {
    store =
        Store.open(
            new StoreSettings(home, clock, Thread::new, new Random(1), 4711), EngineTables.all());
  }

  @AfterEach
  void close() throws IOException {
    store.close();
  }

  private RunSearch search() {
    return new StoredRunSearch(store.database());
  }

  private void create(long number, String pipeline, String version, String actor, Fact... facts)
      throws Conflict {
    RunEvents.RunCreated created =
        new RunEvents.RunCreated(
            pipeline,
            version,
            Digest.of(version).toString(),
            actor.equals("engine") ? "schedule" : "person",
            ValueJson.write(Map.of()),
            LocalDate.of(2026, 11, 21));
    List<NewEvent> events = new ArrayList<>();
    events.add(new NewEvent(RunEvents.RUN_CREATED, actor, number, EventJson.write(created)));
    for (Fact fact : facts) {
      events.add(new NewEvent(fact.kind(), actor, number, fact.json()));
    }
    store.journal().write(events);
    clock.advance(Duration.ofMinutes(1));
  }

  private List<Long> found(RunFilter filter, int limit) {
    return search().find(filter, limit).stream().map(Run::number).toList();
  }

  private static RunFilter in(String... pipelines) {
    return new RunFilter(
        Set.of(pipelines),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty());
  }

  @Test
  void runs_are_found_by_each_thing_that_is_asked_for() throws Conflict {
    create(1, "churn", "a", "os:ada");
    create(2, "shops", "b", "engine");
    create(3, "churn", "c", "os:bob");

    assertThat(found(RunFilter.ALL, 10)).containsExactly(3L, 2L, 1L);
    assertThat(found(in("churn"), 10)).containsExactly(3L, 1L);
    assertThat(found(in("churn", "shops"), 2)).containsExactly(3L, 2L);
    assertThat(found(by(RunState.QUEUED, "person", "os:ada"), 10)).containsExactly(1L);
    assertThat(found(by(RunState.FAILED, "person", "os:ada"), 10)).isEmpty();
    assertThat(found(since(1), 10)).containsExactly(3L, 2L);
    assertThat(search().counts()).isEqualTo(Map.of(RunState.QUEUED, 3L));
    assertThat(search().pipelines()).extracting(Run::number).containsExactly(3L, 2L);
    assertThat(search().versions("churn", 10)).extracting(Run::version).containsExactly("c", "a");
  }

  private static RunFilter by(RunState state, String cause, String actor) {
    return new RunFilter(
        Set.of(),
        Optional.of(state),
        Optional.of(cause),
        Optional.of(actor),
        Optional.empty(),
        OptionalLong.empty());
  }

  private static RunFilter since(long minutes) {
    return new RunFilter(
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(Homes.START.plus(Duration.ofMinutes(minutes))),
        OptionalLong.empty());
  }

  @Test
  void pages_hold_every_run_once_whatever_is_added_between_them() throws Conflict {
    for (long number = 1; number <= 5; number++) {
      create(number, "churn", "a", "os:ada");
    }
    List<Long> seen = new ArrayList<>(found(RunFilter.ALL, 2));
    create(6, "churn", "a", "os:ada");
    while (seen.get(seen.size() - 1) > 1) {
      seen.addAll(found(before(seen.get(seen.size() - 1)), 2));
    }
    assertThat(seen).containsExactly(5L, 4L, 3L, 2L, 1L);
  }

  private static RunFilter before(long number) {
    return new RunFilter(
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.of(number));
  }

  @Test
  void a_key_starts_one_run_and_is_remembered_after_a_restart() throws Exception {
    create(1, "churn", "a", "os:ada", KeptRequest.fact(KEY, BODY));
    assertThatThrownBy(() -> create(2, "churn", "a", "os:ada", KeptRequest.fact(KEY, BODY)))
        .isInstanceOf(Conflict.class);
    store.close();
    open();

    assertThat(search().request(KEY)).contains(new KeptRequest(1, KEY, BODY));
    assertThat(search().request(BODY)).isEmpty();
    assertThat(found(RunFilter.ALL, 10)).containsExactly(1L);
  }

  @Test
  void the_runs_beside_one_are_those_of_its_pipeline() throws Conflict {
    create(1, "shop", "v1", "os:ada");
    create(2, "bike", "v1", "os:ada");
    create(3, "shop", "v1", "os:ada");

    RunSearch.Neighbours beside = search().neighbours(run(3));

    assertThat(beside.before()).hasValue(1);
    assertThat(beside.after()).isEmpty();
    assertThat(search().neighbours(run(1)).after()).hasValue(3);
  }

  @Test
  void a_called_run_is_found_by_the_attempt_that_called_it() throws Conflict {
    create(1, "shop", "v1", "os:ada");
    RunEvents.RunCreated called =
        new RunEvents.RunCreated(
            "bike",
            "v1",
            Digest.of("v1").toString(),
            "call",
            ValueJson.write(Map.of()),
            LocalDate.of(2026, 11, 21),
            null,
            null,
            7L,
            null,
            null);
    store
        .journal()
        .write(List.of(new NewEvent(RunEvents.RUN_CREATED, "engine", 2, EventJson.write(called))));

    assertThat(search().calledBy(attempt(7))).contains(2L);
    assertThat(search().calledBy(attempt(8))).isEmpty();
  }

  private Run run(long number) {
    return new StoredRuns(store.database()).run(number).orElseThrow();
  }

  private static Attempt attempt(long id) {
    return Attempt.created(1, new RunEvents.AttemptCreated(id, "sub", "", 1, Homes.START));
  }
}
