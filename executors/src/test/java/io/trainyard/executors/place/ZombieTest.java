package io.trainyard.executors.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.FailureCause;
import io.trainyard.engine.run.RunListener;
import io.trainyard.engine.run.RunState;
import io.trainyard.engine.run.Runner;
import io.trainyard.engine.run.RunnerPorts;
import io.trainyard.engine.run.RunnerSettings;
import io.trainyard.engine.run.StartRequest;
import io.trainyard.engine.run.TimerAlarm;
import io.trainyard.engine.testing.MemoryStore;
import io.trainyard.executors.testing.Steps;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A process that is stopped past its lease and wakes again, under the real Runner. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
@Tag("slow")
class ZombieTest {
  private static final String FACT = "test.registered";

  /**
   * States a fact; the first one of all waits for the file {@code go} before. TERM only wakes it.
   */
  private static final String WORKER =
      """
      trap true TERM
      read -r order
      token=$(printf '%s' "$order" | sed 's/.*"token":\\([0-9]*\\).*/\\1/')
      echo "{\\"report\\":\\"heartbeat\\",\\"token\\":$token}" >&3
      echo $$ >> pids
      if [ "$(wc -l < pids)" -eq 1 ]; then
        while [ ! -e go ]; do sleep 0.05; done
      fi
      echo "{\\"report\\":\\"ended\\",\\"token\\":$token,\\"outcome\\":\
      {\\"ended\\":\\"succeeded\\",\\"outputs\\":{},\\"rows\\":null,\\"metrics\\":{},\\"findings\\":[],\
      \\"decision\\":null,\\"facts\\":[{\\"kind\\":\\"test.registered\\",\\"json\\":\\"{}\\"}],\
      \\"items\\":[],\\"key\\":null}}" >&3
      echo reported >> done
      """;

  @TempDir Path folder;
  private final List<Attempt> stale = new CopyOnWriteArrayList<>();

  @Test
  void a_zombie_is_refused_and_shown_as_stale_and_its_work_is_done_once() throws Exception {
    TestHome home = new TestHome(folder);
    MemoryStore store = new MemoryStore(Clock.systemUTC());
    ExecutorService loop = Executors.newSingleThreadExecutor();
    try (WorkerExecutor workers = workers(home);
        TimerAlarm alarm = new TimerAlarm(Clock.systemUTC(), Thread::new)) {
      Runner runner =
          new Runner(
              new RunnerPorts(
                  store,
                  store,
                  reference -> Optional.empty(),
                  workers,
                  home.artifacts,
                  alarm,
                  Clock.systemUTC()),
              RunnerSettings.ofSlots(2),
              loop);
      runner.addListener(new Stale());
      long run = runner.start(request());
      long zombie = Workers.awaitPids(folder, 1).get(0);

      Workers.signal("STOP", zombie);
      assertThat(runner.await(run).state()).isEqualTo(RunState.SUCCEEDED);
      Files.createFile(folder.resolve("go"));
      Workers.signal("CONT", zombie);

      await().atMost(Duration.ofSeconds(30)).until(() -> !stale.isEmpty());
      assertThat(Files.readAllLines(folder.resolve("done"))).as("both reported").hasSize(2);
      List<Attempt> attempts = store.attempts(run);
      assertThat(attempts)
          .extracting(Attempt::state)
          .containsExactly(AttemptState.FAILED, AttemptState.SUCCEEDED);
      assertThat(attempts.get(0).cause()).hasValue(FailureCause.LOST);
      assertThat(stale).extracting(Attempt::id).containsExactly(attempts.get(0).id());
      assertThat(store.read(0, 1_000)).extracting(Event::kind).containsOnlyOnce(FACT);
    } finally {
      loop.shutdownNow();
    }
  }

  private StartRequest request() {
    Step step = TestHome.step("apart", "step", List.of());
    return new StartRequest(
        Steps.pipeline(List.of(step)),
        Map.of(),
        folder,
        "person",
        "os:ada",
        LocalDate.of(2026, 11, 21));
  }

  private WorkerExecutor workers(TestHome home) {
    WorkerCommand command =
        new WorkerCommand(
            List.of("/bin/sh", "-c", WORKER, "worker"),
            List.of(),
            folder,
            Map.of("PATH", "/usr/bin:/bin"));
    return new WorkerExecutor(
        home.services(),
        new WorkerExecutor.Place(
            command,
            new WorkerSettings(Duration.ofMillis(100), Duration.ofSeconds(4), Long.MAX_VALUE, 0),
            new Grace(Duration.ofSeconds(20), System::nanoTime),
            step -> false,
            2,
            Thread::new));
  }

  private final class Stale implements RunListener {
    @Override
    public void stale(Attempt attempt, long token) {
      stale.add(attempt);
    }
  }
}
