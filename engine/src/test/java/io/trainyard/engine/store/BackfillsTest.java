package io.trainyard.engine.store;

import static io.trainyard.engine.testing.Definitions.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainyard.engine.artifact.FileArtifactStore;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Priority;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.Limits;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunState;
import io.trainyard.engine.run.Runner;
import io.trainyard.engine.run.RunnerPorts;
import io.trainyard.engine.run.RunnerSettings;
import io.trainyard.engine.run.StartRequest;
import io.trainyard.engine.schedule.BackfillOrder;
import io.trainyard.engine.schedule.BackfillPlan;
import io.trainyard.engine.schedule.Backfills;
import io.trainyard.engine.testing.Definitions;
import io.trainyard.engine.testing.ManualAlarm;
import io.trainyard.engine.testing.ManualClock;
import io.trainyard.engine.testing.ScriptedExecutor;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BackfillsTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-03-01");
  private static final LocalDate LAST = LocalDate.parse("2026-03-30");
  private static final Pipeline PIPELINE =
      Definitions.pipeline(
          "p",
          step("work").build(),
          step("live").verb("deploy").input(new Value.Output("work", "data")).build(),
          step("after").input(new Value.Output("live", "data")).build());

  @TempDir Path home;
  private World world;

  /** A home that is opened, and may be opened again. */
  private static final class World implements AutoCloseable {
    final ManualClock clock = new ManualClock(Homes.START);
    final ScriptedExecutor executor = new ScriptedExecutor();
    final ExecutorService loop = Executors.newSingleThreadExecutor();
    final Store store;
    final Runner runner;
    final StoredBackfills records;
    final Backfills backfills;

    World(Path home, String... held) throws Exception {
      executor.hold(held);
      store = Store.open(Homes.settings(home), EngineTables.all());
      records = new StoredBackfills(store.database());
      FileArtifactStore artifacts = FileArtifactStore.open(home);
      runner =
          new Runner(
              new RunnerPorts(
                  store.journal(),
                  new StoredRuns(store.database()),
                  term -> Optional.empty(),
                  executor,
                  artifacts,
                  new ManualAlarm(clock),
                  clock),
              RunnerSettings.of(Limits.ofAttempts(8)),
              loop);
      runner.recover().join();
      backfills = new Backfills(new Backfills.Ports(runner, store.journal(), records, artifacts));
      backfills.recover();
    }

    @Override
    public void close() throws Exception {
      loop.shutdownNow();
      loop.awaitTermination(10, java.util.concurrent.TimeUnit.SECONDS);
      store.close();
    }
  }

  @BeforeEach
  void open() throws Exception {
    world = new World(home);
  }

  @AfterEach
  void close() throws Exception {
    world.close();
  }

  private void reopen(String... held) throws Exception {
    world.close();
    world = new World(home, held);
  }

  private static BackfillOrder order(
      LocalDate from, LocalDate to, boolean reverse, BackfillOrder.Again again) {
    return new BackfillOrder(PIPELINE, Path.of("."), from, to, reverse, Map.of(), 2, again, false);
  }

  private List<Run> runs(long backfill) {
    return world.records.backfill(backfill).orElseThrow().runs();
  }

  private void awaitDone(long backfill) {
    Awaitility.await().until(() -> world.records.backfill(backfill).orElseThrow().isDone());
  }

  @Test
  void thirty_days_become_thirty_runs_about_thirty_days_of_low_priority() {
    long number =
        world.backfills.start(order(FIRST, LAST, false, BackfillOrder.Again.NONE), "os:ada");
    awaitDone(number);

    assertThat(runs(number)).hasSize(30).allMatch(run -> run.state() == RunState.SUCCEEDED);
    assertThat(runs(number))
        .extracting(Run::runDate)
        .containsExactlyElementsOf(FIRST.datesUntil(LAST.plusDays(1)).toList());
    assertThat(runs(number)).extracting(Run::cause).containsOnly("backfill");
    assertThat(world.executor.submitted())
        .hasSize(30)
        .allMatch(attempt -> attempt.step().name().equals("work"))
        .allMatch(attempt -> attempt.step().policy().priority() == Priority.LOW);
    assertThat(world.records.backfill(number).orElseThrow().progress())
        .isEqualTo(Map.of(RunState.SUCCEEDED, 30L));
  }

  @Test
  void the_last_day_comes_first_where_that_is_asked_for() {
    LocalDate third = FIRST.plusDays(2);
    long number =
        world.backfills.start(order(FIRST, third, true, BackfillOrder.Again.NONE), "os:ada");

    assertThat(runs(number))
        .extracting(Run::runDate)
        .containsExactly(third, FIRST.plusDays(1), FIRST);
  }

  @Test
  void a_plan_names_every_day_and_every_conflict_and_starts_nothing() {
    world.executor.hold("work");
    world.runner.start(
        new StartRequest(PIPELINE, Map.of(), Path.of("."), "person", "os:ada", FIRST));
    BackfillPlan plan =
        world.backfills.plan(order(FIRST, FIRST.plusDays(2), false, BackfillOrder.Again.ALL));

    assertThat(plan.days()).containsExactly(FIRST.plusDays(1), FIRST.plusDays(2));
    assertThat(plan.leftOut())
        .isEqualTo(Map.of(FIRST, "run 1 is RUNNING: a run that goes on is not doubled"));
    assertThat(plan.stepsLeftOut()).containsExactly("live", "after");
    assertThat(world.records.all()).isEmpty();
  }

  @Test
  void days_that_were_done_are_done_again_only_as_asked_for() {
    LocalDate second = FIRST.plusDays(1);
    awaitDone(
        world.backfills.start(order(FIRST, FIRST, false, BackfillOrder.Again.NONE), "os:ada"));

    assertThat(world.backfills.plan(order(FIRST, second, false, BackfillOrder.Again.NONE)).days())
        .containsExactly(second);
    assertThat(world.backfills.plan(order(FIRST, second, false, BackfillOrder.Again.FAILED)).days())
        .containsExactly(second);
    assertThat(world.backfills.plan(order(FIRST, second, false, BackfillOrder.Again.ALL)).days())
        .containsExactly(FIRST, second);
    assertThatThrownBy(
            () ->
                world.backfills.start(
                    order(FIRST, FIRST, false, BackfillOrder.Again.NONE), "os:ada"))
        .hasMessageContaining("no day of the range is left");
  }

  @Test
  void it_keeps_to_its_own_limit_and_keeps_nobody_else_waiting() {
    world.executor.hold("work");
    world.backfills.start(order(FIRST, LAST, false, BackfillOrder.Again.NONE), "os:ada");
    Awaitility.await().until(() -> world.executor.running().size() == 2);

    Pipeline alone = PIPELINE.change().policy(PIPELINE.policy().withRunsAtOnce(1)).build();
    long run =
        world.runner.start(
            new StartRequest(alone, Map.of(), Path.of("."), "person", "os:ada", LAST.plusDays(1)));
    Awaitility.await()
        .until(() -> world.executor.running().stream().anyMatch(order -> order.run() == run));
    assertThat(world.executor.running()).hasSize(3);
  }

  @Test
  void a_cancel_ends_all_of_it_and_outlives_the_process() throws Exception {
    reopen("work");
    long number =
        world.backfills.start(order(FIRST, LAST, false, BackfillOrder.Again.NONE), "os:ada");
    Awaitility.await().until(() -> world.executor.running().size() == 2);
    world.backfills.cancel(number, "os:bob").join();

    assertThat(runs(number)).hasSize(30).allMatch(run -> run.state() == RunState.CANCELLED);
    assertThat(world.executor.submitted()).hasSize(2);
    assertThatThrownBy(() -> world.backfills.resume(number, "os:bob"))
        .hasMessageContaining("has ended");
    reopen();
    assertThat(world.records.backfill(number).orElseThrow().isCancelled()).isTrue();
  }

  @Test
  void a_pause_outlives_the_process_until_somebody_lets_it_go_on() throws Exception {
    reopen("work");
    long number =
        world.backfills.start(order(FIRST, LAST, false, BackfillOrder.Again.NONE), "os:ada");
    Awaitility.await().until(() -> world.executor.running().size() == 2);
    world.backfills.pause(number, "os:ada");
    reopen();
    assertThat(world.records.backfill(number).orElseThrow().isPaused()).isTrue();
    assertThat(world.executor.submitted()).isEmpty();

    world.backfills.resume(number, "os:ada");
    awaitDone(number);
    assertThat(runs(number)).hasSize(30);
  }
}
