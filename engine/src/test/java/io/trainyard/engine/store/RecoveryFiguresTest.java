package io.trainyard.engine.store;

import static io.trainyard.engine.testing.Definitions.pipeline;
import static io.trainyard.engine.testing.Definitions.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.pipeline.Pipeline;
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
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long a process takes to go on with what another one left: {@code mvn verify -Pbench -pl
 * engine -Dtest=RecoveryFiguresTest}.
 */
@Tag("bench")
final class RecoveryFiguresTest {
  private static final int RUNS = 10_000;
  private static final Duration BOUND = Duration.ofSeconds(5);
  private static final Pipeline SIX =
      pipeline(
          "six",
          step("s0").build(),
          step("s1").needs("s0").build(),
          step("s2").needs("s1").build(),
          step("s3").needs("s2").build(),
          step("s4").needs("s3").build(),
          step("s5").needs("s4").build());

  @TempDir Path home;
  private final MemoryArtifacts artifacts = new MemoryArtifacts();

  /** A process that holds the home. */
  private final class World implements AutoCloseable {
    final Store store =
        Store.open(
            new StoreSettings(home, Clock.systemUTC(), World::daemon, new Random(1), 4711),
            EngineTables.all());
    final ScriptedExecutor executor = new ScriptedExecutor().hold("s3");
    final TimerAlarm alarm = new TimerAlarm(Clock.systemUTC(), World::daemon);
    final ExecutorService loop = Executors.newSingleThreadExecutor(World::daemon);
    final Runner runner;

    World(int slots) throws Exception {
      StoredRuns runs = new StoredRuns(store.database());
      StoredReferences references = new StoredReferences(store.database());
      runner =
          new Runner(
              new RunnerPorts(
                  store.journal(), runs, references, executor, artifacts, alarm, Clock.systemUTC()),
              RunnerSettings.ofSlots(slots),
              loop);
    }

    private static Thread daemon(Runnable task) {
      Thread thread = new Thread(task);
      thread.setDaemon(true);
      return thread;
    }

    /** Nobody is told: what runs is lost. */
    @Override
    public void close() throws Exception {
      loop.shutdownNow();
      alarm.close();
      store.close();
    }
  }

  @Test
  void ten_thousand_unfinished_runs_go_on_within_five_seconds() throws Exception {
    try (World world = new World(RUNS)) {
      for (int i = 0; i < RUNS; i++) {
        world.runner.submit(
            new StartRequest(SIX, Map.of(), Path.of("."), "person", "os:ada", LocalDate.EPOCH));
      }
      Awaitility.await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> world.executor.running().size() == RUNS);
    }
    try (World world = new World(8)) {
      Instant start = Instant.now();
      assertThat(world.runner.recover().join()).hasSize(RUNS);
      Duration took = Duration.between(start, Instant.now());
      System.out.printf(
          Locale.ROOT, "[recovery] %,d runs go on after %,d ms%n", RUNS, took.toMillis());
      assertThat(took).isLessThan(BOUND);
      assertThat(world.executor.running()).hasSize(8);
    }
  }
}
