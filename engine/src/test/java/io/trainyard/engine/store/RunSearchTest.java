package io.trainyard.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.event.NewEvent;
import io.trainyard.engine.pipeline.ValueJson;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptState;
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
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs are found by what is known of them, page by page, and by the request that started them. */
class RunSearchTest {
  private static final Digest KEY = Digest.of("os:ada nightly");
  private static final Digest BODY = Digest.of("{}");
  private static final Fact STARTED =
      new Fact(RunEvents.RUN_STARTED, EventJson.write(new RunEvents.RunStarted()));

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
    assertThat(found(in("churn", "shops"), 1)).containsExactly(3L);
    assertThat(found(in("churn", "shops"), 9)).containsExactly(3L, 2L, 1L);
    assertThat(found(by(RunState.QUEUED, "person", "os:ada"), 10)).containsExactly(1L);
    assertThat(found(by(RunState.FAILED, "person", "os:ada"), 10)).isEmpty();
    assertThat(found(since(1), 10)).containsExactly(3L, 2L);
    assertThat(found(since(9), 10)).isEmpty();
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
    assertThat(search().versions("churn", 5)).extracting(Run::number).containsExactly(1L);
    assertThat(found(RunFilter.ALL, 10)).containsExactly(1L);
  }

  @Test
  void the_latest_run_of_a_version_is_the_one_that_was_created_last() throws Conflict {
    create(1, "churn", "a", "os:ada");
    assertThat(search().versions("churn", 5)).extracting(Run::number).containsExactly(1L);
    create(2, "churn", "b", "os:ada");
    create(3, "churn", "a", "os:ada");

    assertThat(search().versions("churn", 5)).extracting(Run::number).containsExactly(3L, 2L);
    assertThat(search().versions("churn", 1)).extracting(Run::number).containsExactly(3L);
    assertThat(search().pipelines()).extracting(Run::number).containsExactly(3L);
  }

  @Test
  void every_mix_of_what_is_asked_for_finds_what_a_look_at_each_run_finds() throws Conflict {
    Random random = new Random(7);
    for (long number = 1; number <= 40; number++) {
      String actor = random.nextBoolean() ? "engine" : "os:ada";
      boolean hasEnded = random.nextBoolean();
      Fact[] facts = hasEnded ? new Fact[] {STARTED, ended(random.nextInt(3))} : new Fact[0];
      create(number, "p" + random.nextInt(3), "v", actor, facts);
    }
    List<Run> all = search().find(RunFilter.ALL, 100);
    for (Set<String> pipelines : List.of(Set.<String>of(), Set.of("p1"), Set.of("p0", "p2"))) {
      for (Optional<RunState> state : maybe(RunState.SUCCEEDED, RunState.FAILED)) {
        for (Optional<String> cause : maybe("person", "schedule")) {
          for (Optional<LocalDate> day : maybe(LocalDate.of(2026, 11, 21))) {
            RunFilter filter =
                new RunFilter(
                    pipelines,
                    state,
                    cause,
                    Optional.empty(),
                    Optional.empty(),
                    day,
                    OptionalLong.of(30));
            List<Long> wanted =
                all.stream()
                    .filter(run -> pipelines.isEmpty() || pipelines.contains(run.pipeline()))
                    .filter(run -> state.isEmpty() || run.state() == state.get())
                    .filter(run -> cause.isEmpty() || run.cause().equals(cause.get()))
                    .map(Run::number)
                    .filter(number -> number < 30)
                    .limit(4)
                    .toList();

            assertThat(found(filter, 4)).as(filter.toString()).isEqualTo(wanted);
          }
        }
      }
    }
  }

  private static Fact ended(int which) {
    RunState state = List.of(RunState.SUCCEEDED, RunState.FAILED, RunState.CANCELLED).get(which);
    return new Fact(RunEvents.RUN_ENDED, EventJson.write(new RunEvents.RunEnded(state, "")));
  }

  @SafeVarargs
  private static <T> List<Optional<T>> maybe(T... values) {
    List<Optional<T>> all = new ArrayList<>(List.of(Optional.empty()));
    for (T value : values) {
      all.add(Optional.of(value));
    }
    return all;
  }

  @Test
  void who_made_an_artifact_is_found_whatever_kind_it_is_of() throws Conflict {
    RunEvents.Made table =
        new RunEvents.Made("clean.data", "table", Digest.of("t").toString(), 1, Map.of());
    RunEvents.Made model =
        new RunEvents.Made("fit.model", "model", Digest.of("m").toString(), 1, Map.of());
    create(1, "churn", "a", "os:ada", made(11, Map.of("data", table)));
    create(2, "churn", "a", "os:ada", made(12, Map.of("data", table, "model", model)));

    assertThat(search().makers(Digest.of("t"), 5))
        .extracting(Attempt::id)
        .containsExactly(12L, 11L);
    assertThat(search().makers(Digest.of("m"), 5)).extracting(Attempt::id).containsExactly(12L);
    assertThat(search().makers(Digest.of("t"), 1)).extracting(Attempt::id).containsExactly(12L);
    assertThat(search().makers(Digest.of("x"), 5)).isEmpty();
  }

  @Test
  void who_made_what_many_make_is_found_the_latest_first() throws Conflict {
    RunEvents.Made same =
        new RunEvents.Made("fit.model", "model", Digest.of("m").toString(), 1, Map.of());
    for (long run = 1; run <= 9; run++) {
      create(run, "churn", "a", "os:ada", made(run, Map.of("model", same)));
    }
    assertThat(search().makers(Digest.of("m"), 4))
        .extracting(Attempt::id)
        .containsExactly(9L, 8L, 7L, 6L);
    assertThat(search().makers(Digest.of("m"), 9)).hasSize(9);
    assertThat(search().makers(Digest.of("m"), 20)).hasSize(9);
  }

  @Test
  void runs_since_a_time_are_those_also_where_the_clock_was_set_back() throws Conflict {
    for (long number = 1; number <= 230; number++) {
      if (number == 220) {
        clock.advance(Duration.ofMinutes(-100));
      }
      create(number, "churn", "a", "os:ada");
    }
    assertThat(found(since(120), 300)).hasSize(99 + 10).startsWith(230L).endsWith(121L);
    assertThat(found(since(215), 300)).containsExactly(219L, 218L, 217L, 216L);
    assertThat(found(since(0), 300)).hasSize(230);
  }

  @Test
  void rare_runs_are_found_among_many_without_a_look_at_each() throws Conflict {
    for (long number = 1; number <= 400; number++) {
      create(number, "churn", "a", number == 7 ? "os:rare" : "os:ada");
    }
    assertThat(read(by("os:rare"))).isLessThan(10);
    assertThat(read(by("os:nobody"))).isLessThan(10);
    assertThat(read(by("os:ada"))).isLessThan(10);
    assertThat(read(since(398))).isLessThan(10);
    assertThat(read(since(999))).isLessThan(10);
  }

  @Test
  void postgresql_finds_the_same() throws Exception {
    store.close();
    store =
        Store.open(
            new StoreSettings(home, clock, Thread::new, new Random(1), 4711),
            Postgres.fresh(),
            EngineTables.all());
    RunEvents.Made same =
        new RunEvents.Made("fit.model", "model", Digest.of("m").toString(), 1, Map.of());
    create(1, "churn", "a", "os:ada", made(1, Map.of("model", same)));
    create(2, "shops", "a", "os:bob", made(2, Map.of("model", same)));
    create(3, "churn", "a", "os:ada", made(3, Map.of("model", same)));

    assertThat(search().makers(Digest.of("m"), 2)).extracting(Attempt::id).containsExactly(3L, 2L);
    assertThat(search().makers(Digest.of("m"), 5)).hasSize(3);
    assertThat(found(by("os:ada"), 5)).containsExactly(3L, 1L);
    assertThat(found(since(1), 5)).containsExactly(3L, 2L);
    assertThat(found(since(9), 5)).isEmpty();
    assertThat(found(in("churn", "shops"), 2)).containsExactly(3L, 2L);
  }

  private static RunFilter by(String actor) {
    return new RunFilter(
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(actor),
        Optional.empty(),
        OptionalLong.empty());
  }

  /** The most rows that H2 reads of a table or index to find five of these runs. */
  private int read(RunFilter filter) {
    RunQuery query = RunQuery.of(filter, 5);
    String plan =
        store
            .database()
            .first(row -> row.getString(1), "explain analyze " + query.sql(), query.values())
            .orElseThrow();
    return Pattern.compile("scanCount: (\\d+)")
        .matcher(plan)
        .results()
        .mapToInt(count -> Integer.parseInt(count.group(1)))
        .max()
        .orElseThrow();
  }

  /** An attempt that begins and ends well. */
  private static Fact[] made(long id, Map<String, RunEvents.Made> outputs) {
    RunEvents.AttemptEnded ended =
        new RunEvents.AttemptEnded(
            id,
            id,
            AttemptState.SUCCEEDED,
            null,
            "",
            false,
            null,
            Map.of(),
            List.of(),
            outputs,
            null,
            null,
            null);
    return new Fact[] {
      STARTED,
      new Fact(
          RunEvents.ATTEMPT_CREATED,
          EventJson.write(new RunEvents.AttemptCreated(id, "s", "", 1, Homes.START))),
      new Fact(
          RunEvents.ATTEMPT_STARTED,
          EventJson.write(new RunEvents.AttemptStarted(id, id, List.of()))),
      new Fact(RunEvents.ATTEMPT_ENDED, EventJson.write(ended))
    };
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
