package io.trainyard.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.run.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sizes and times of a real home: {@code mvn verify -Pbench -pl engine -Dtest=StoreFiguresTest}.
 * {@code -Dbench.seconds=600} lets the chain run for ten minutes.
 */
@Tag("bench")
class StoreFiguresTest {
  private static final long KIB = 1 << 10;
  private static final int RUNS = 100_000;
  private static final int UNFINISHED = 10_000;
  private static final int STEPS = 6;

  @TempDir Path home;

  private Store open() throws IOException {
    return Store.open(
        new StoreSettings(home, Clock.systemUTC(), StoreFiguresTest::daemon, new Random(1), 4711),
        EngineTables.all());
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    return thread;
  }

  @Test
  void a_chain_leaves_at_most_4_kib_a_step_on_disk() throws Exception {
    Instant end = Instant.now().plusSeconds(Integer.getInteger("bench.seconds", 60));
    long steps = 0;
    try (Store store = open()) {
      ChainLoad load = new ChainLoad(store.journal(), true);
      for (long run = 1; Instant.now().isBefore(end); run++) {
        load.chain(run, 1_000);
        steps += 1_000;
      }
      sayChain("when it ended", steps);
      for (int quarter = 0; quarter < 16 && ChainLoad.bytes(home) / steps >= 4 * KIB; quarter++) {
        pass(Duration.ofSeconds(15));
      }
      sayChain("after a rest", steps);
    }
    sayChain("when it was closed", steps);
    assertThat(ChainLoad.bytes(home) / steps).isLessThan(4 * KIB);
  }

  private void sayChain(String when, long steps) throws IOException {
    double each = ChainLoad.bytes(home) / 1.0 / steps;
    say("%s, a chain of %,d steps left %,.0f bytes a step", when, steps, each);
  }

  @Test
  void the_home_of_an_idle_server_does_not_grow() throws Exception {
    try (Store store = open()) {
      new ChainLoad(store.journal(), true).chain(1, 1_000);
      long[] sizes = new long[3];
      for (int i = 0; i < sizes.length; i++) {
        pass(Duration.ofSeconds(10));
        sizes[i] = ChainLoad.bytes(home);
      }
      say("an idle home had %,d, %,d and %,d bytes", sizes[0], sizes[1], sizes[2]);
      assertThat(sizes[2]).isLessThanOrEqualTo(sizes[0]);
    }
  }

  private static void pass(Duration time) throws Exception {
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    try {
      timer.schedule(() -> {}, time.toMillis(), TimeUnit.MILLISECONDS).get();
    } finally {
      timer.shutdown();
    }
  }

  @Test
  void a_store_with_100_000_runs_starts_lists_and_is_rebuilt() throws Exception {
    fill();
    try (Store store = timed("a clean start", Duration.ofSeconds(3), this::opened)) {
      StoredRuns runs = new StoredRuns(store.database());
      timed("the numbers", Duration.ofMillis(500), runs::numbers);
      timed("what is unfinished", Duration.ofMillis(500), runs::unfinished);
      timed("the first list", Duration.ofMillis(500), () -> runs.latest("", 50));
      timed("a list of runs", Duration.ofMillis(50), () -> runs.latest("", 50));
      timed("a list of a pipeline's", Duration.ofMillis(50), () -> runs.latest("churn", 50));
      timed("a run's attempts", Duration.ofMillis(50), () -> runs.attempts(RUNS / 2));
    }
    Files.delete(Checkpoint.file(home));
    timed("a rebuild", Duration.ofMinutes(3), this::opened).close();
  }

  private void fill() throws Exception {
    try (Store store = open()) {
      ChainLoad load = new ChainLoad(store.journal(), false);
      CompletableFuture<Long> last = CompletableFuture.completedFuture(0L);
      for (long run = 1; run <= RUNS; run++) {
        last = load.flood(run, STEPS);
      }
      last.join();
    }
  }

  @Test
  void what_10_000_unfinished_runs_need_is_read_in_two_seconds() throws Exception {
    try (Store store = open()) {
      ChainLoad load = new ChainLoad(store.journal(), false);
      CompletableFuture<Long> last = CompletableFuture.completedFuture(0L);
      for (long run = 1; run <= UNFINISHED; run++) {
        last = load.floodUnfinished(run, STEPS);
      }
      last.join();
    }
    try (Store store = timed("a start", Duration.ofSeconds(3), this::opened)) {
      StoredRuns runs = new StoredRuns(store.database());
      List<Run> unfinished = timed("unfinished runs", Duration.ofSeconds(2), runs::unfinished);
      assertThat(unfinished).hasSize(UNFINISHED);
      assertThat(timed("their attempts", Duration.ofSeconds(2), runs::unfinishedAttempts))
          .hasSize(UNFINISHED * STEPS);
    }
  }

  private Store opened() {
    try {
      return open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T timed(String what, Duration bound, Supplier<T> work) {
    Instant start = Instant.now();
    T result = work.get();
    Duration took = Duration.between(start, Instant.now());
    say("%s took %,d ms of %,d", what, took.toMillis(), bound.toMillis());
    assertThat(took).as(what).isLessThan(bound);
    return result;
  }

  private static void say(String line, Object... values) {
    System.out.println("[store] " + String.format(Locale.ROOT, line, values));
  }
}
