package io.trainyard.engine.store;

import static io.trainyard.engine.testing.Definitions.pipeline;
import static io.trainyard.engine.testing.Definitions.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Retry;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.registry.ModelVersion;
import io.trainyard.engine.registry.RegistryEvents;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.Cancellation;
import io.trainyard.engine.run.Fact;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunEvents;
import io.trainyard.engine.run.RunState;
import io.trainyard.engine.run.Runner;
import io.trainyard.engine.run.RunnerPorts;
import io.trainyard.engine.run.RunnerSettings;
import io.trainyard.engine.run.StartRequest;
import io.trainyard.engine.run.TimerAlarm;
import io.trainyard.engine.testing.MemoryArtifacts;
import io.trainyard.engine.testing.ScriptedExecutor;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The Runner on threads, over the real journal and tables. */
@Timeout(60)
class RunnerOnStoreTest {
  private static final Pipeline DIAMOND =
      pipeline(
          "diamond",
          step("top").build(),
          step("left").needs("top").retry(Retry.times(1)).build(),
          step("right").needs("top").build(),
          step("bottom").needs("left", "right").build());

  @TempDir Path home;

  /** An open home with a Runner in it. */
  private static final class World implements AutoCloseable {
    final Store store;
    final ScriptedExecutor executor = new ScriptedExecutor();
    final TimerAlarm alarm = new TimerAlarm(Clock.systemUTC(), World::daemon);
    final ExecutorService loop = Executors.newSingleThreadExecutor(World::daemon);
    final Runner runner;

    World(Path home) throws Exception {
      store =
          Store.open(
              new StoreSettings(home, Clock.systemUTC(), World::daemon, new Random(1), 4711),
              EngineTables.all());
      runner =
          new Runner(
              new RunnerPorts(
                  store.journal(),
                  new StoredRuns(store.database()),
                  new StoredReferences(store.database()),
                  executor,
                  new MemoryArtifacts(),
                  alarm,
                  Clock.systemUTC()),
              RunnerSettings.ofSlots(4),
              loop);
    }

    private static Thread daemon(Runnable task) {
      Thread thread = new Thread(task);
      thread.setDaemon(true);
      return thread;
    }

    long start(Pipeline pipeline) {
      return runner.start(
          new StartRequest(pipeline, Map.of(), Path.of("."), "person", "os:ada", LocalDate.EPOCH));
    }

    StoredRuns runs() {
      return new StoredRuns(store.database());
    }

    @Override
    public void close() throws Exception {
      loop.shutdownNow();
      alarm.close();
      store.close();
    }
  }

  @Test
  void a_run_goes_to_its_end_and_is_there_after_a_restart() throws Exception {
    Run before;
    List<Attempt> attempts;
    try (World world = new World(home)) {
      world.executor.answer(
          "left",
          order ->
              order.tryNumber() == 1
                  ? Outcome.Failed.error("once")
                  : ScriptedExecutor.success(order));
      before = world.runner.await(world.start(DIAMOND));
      attempts = world.runs().attempts(before.number());
      assertThat(before.state()).isEqualTo(RunState.SUCCEEDED);
      assertThat(attempts).hasSize(5);
    }
    try (World world = new World(home)) {
      assertThat(world.runner.markLost()).isEmpty();
      assertThat(world.runs().attempts(1)).isEqualTo(attempts);
      assertThat(world.runner.await(1).state()).isEqualTo(RunState.SUCCEEDED);
      assertThat(world.start(DIAMOND)).isEqualTo(2);
    }
  }

  @Test
  void what_died_with_its_process_is_marked_lost_at_the_next_start() throws Exception {
    try (World world = new World(home)) {
      world.executor.hold("left", "right");
      world.start(DIAMOND);
      org.awaitility.Awaitility.await().until(() -> world.executor.running().size() == 2);
    }
    try (World world = new World(home)) {
      assertThat(world.runner.markLost())
          .extracting(Run::state, Run::reason)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(
                  RunState.FAILED, "the process that ran it ended"));
      assertThat(world.runs().unfinished()).isEmpty();
      assertThat(world.runs().attempts(1)).allMatch(attempt -> attempt.state().isDone());
    }
  }

  @Test
  void two_runs_that_register_at_once_get_a_version_each() throws Exception {
    Pipeline registering = pipeline("p", step("release").build());
    try (World world = new World(home)) {
      world.executor.answer("release", order -> register(world, order));
      List<Long> runs = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        runs.add(world.start(registering));
      }
      for (long run : runs) {
        assertThat(world.runner.await(run).state()).isEqualTo(RunState.SUCCEEDED);
      }
      assertThat(new StoredRegistry(world.store.database()).versions("churn"))
          .extracting(ModelVersion::version)
          .containsExactly(1L, 2L, 3L, 4L);
    }
  }

  private static Outcome register(World world, AttemptOrder order) {
    long next = new StoredRegistry(world.store.database()).versions("churn").size() + 1L;
    String digest = ScriptedExecutor.artifact(order, order.step().outputs().get(0)).digest() + "";
    return Outcome.succeeded()
        .fact(
            new Fact(
                RegistryEvents.VERSION_REGISTERED,
                EventJson.write(
                    new RegistryEvents.VersionRegistered(
                        "churn", next, digest, digest, "release", Map.of()))))
        .build();
  }

  @Test
  void a_retry_waits_for_its_time_on_the_real_alarm() throws Exception {
    Retry policy = new Retry(1, Duration.ofMillis(30), Duration.ofMillis(30), List.of(), List.of());
    try (World world = new World(home)) {
      world.executor.answer("a", order -> Outcome.Failed.error("no"));
      Run run = world.runner.await(world.start(pipeline("p", step("a").retry(policy).build())));
      List<Attempt> tries = world.runs().attempts(run.number());
      assertThat(tries).hasSize(2);
      assertThat(tries.get(1).started().orElseThrow()).isAfterOrEqualTo(tries.get(1).notBefore());
    }
  }

  @Test
  void a_cancel_ends_what_runs() throws Exception {
    try (World world = new World(home)) {
      world.executor.hold("top");
      long run = world.start(DIAMOND);
      CompletableFuture<Run> end = world.runner.cancel(run, Cancellation.by("os:ada"));
      assertThat(end.get().state()).isEqualTo(RunState.CANCELLED);
    }
  }

  @Test
  void what_an_option_says_stands_in_the_definition_and_not_in_the_log() throws Exception {
    try (World world = new World(home)) {
      long run =
          world.start(pipeline("p", step("a").option("x", new Value.Text("canary")).build()));
      world.runner.await(run);
      assertThat(world.store.eventLog().read(0, 100))
          .extracting(Event::kind)
          .contains(RunEvents.RUN_CREATED, RunEvents.RUN_ENDED);
      assertThat(world.store.eventLog().read(0, 100))
          .extracting(Event::json)
          .noneMatch(json -> json.contains("canary"));
    }
  }
}
