package io.trainyard.executors.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.run.FailureCause;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.StepExecutor.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@EnabledOnOs(OS.LINUX)
class LeaseTest {
  /** Bit 15 of the signals that wait for a process: TERM. */
  private static final long TERM = 1L << 14;

  /**
   * Takes its order, makes an artifact aside, waits for the file {@code go}, and reports its end. A
   * TERM only wakes it.
   */
  private static final String ZOMBIE =
      """
      trap true TERM
      read -r order
      aside=$(printf '%s' "$order" | sed 's/.*"aside":"\\([^"]*\\)".*/\\1/')
      token=$(printf '%s' "$order" | sed 's/.*"token":\\([0-9]*\\).*/\\1/')
      echo "{\\"report\\":\\"heartbeat\\",\\"token\\":$token}" >&3
      mkdir -p "$aside/artifacts/aa"
      printf late > "$aside/artifacts/aa/$NAME"
      echo $$ >> pids
      while [ ! -e go ]; do sleep 0.05; done
      echo "{\\"report\\":\\"ended\\",\\"token\\":$token,\\"outcome\\":\
      {\\"ended\\":\\"succeeded\\",\\"outputs\\":{},\\"rows\\":null,\\"metrics\\":{},\\"findings\\":[],\
      \\"decision\\":null,\\"facts\\":[],\\"items\\":[],\\"key\\":null}}" >&3
      echo reported > done
      """;

  @TempDir Path folder;

  @Test
  void a_report_in_time_counts_with_what_was_made() throws Exception {
    Files.createFile(folder.resolve("go"));
    TestHome home = new TestHome(folder);
    try (WorkerExecutor workers = zombies(home, Duration.ofMinutes(1))) {
      TestHome.Ended ended = home.new Ended();
      workers.submit(home.order(TestHome.step("apart", "step", List.of())), ended);

      assertThat(ended.outcome()).isEqualTo(Outcome.succeeded().build());
      assertThat(home.artifacts.contains(Digest.of("late"))).isTrue();
    }
  }

  @Test
  void a_process_stopped_past_its_lease_is_lost_and_its_late_report_counts_for_nothing()
      throws Exception {
    TestHome home = new TestHome(folder);
    try (WorkerExecutor workers = zombies(home, Duration.ofSeconds(4))) {
      TestHome.Ended ended = home.new Ended();
      Running running =
          workers.submit(home.order(TestHome.step("apart", "step", List.of())), ended);
      assertThat(running.lease()).hasValue(Duration.ofSeconds(4));
      long pid = Workers.awaitPids(folder, 1).get(0);

      Workers.signal("STOP", pid);
      await().atMost(Duration.ofSeconds(30)).until(() -> hasTermWaiting(pid));
      Files.createFile(folder.resolve("go"));
      Workers.signal("CONT", pid);
      Outcome.Failed failed = (Outcome.Failed) ended.outcome();

      assertThat(folder.resolve("done")).as("it did report").exists();
      assertThat(failed.cause()).isEqualTo(FailureCause.LOST);
      assertThat(failed.message()).contains("process " + pid).contains("said nothing for 4 s");
      assertThat(home.artifacts.contains(Digest.of("late"))).isFalse();
      assertThat(home.hasNoWork()).isTrue();
    }
  }

  @Test
  void a_watcher_that_was_held_up_does_not_blame_the_worker() {
    AtomicLong now = new AtomicLong();
    Lease lease = new Lease(Duration.ofNanos(100), now::get);

    now.set(1_000);
    assertThat(lease.isOver()).isFalse();
    now.set(1_040);
    assertThat(lease.isOver()).isFalse();
    now.set(1_080);
    assertThat(lease.isOver()).isFalse();
    now.set(1_120);
    assertThat(lease.isOver()).isTrue();
    assertThat(lease.renew()).isFalse();
    assertThat(lease.isOver()).isTrue();
  }

  private WorkerExecutor zombies(TestHome home, Duration lease) {
    WorkerCommand command =
        new WorkerCommand(
            List.of("/bin/sh", "-c"),
            List.of(ZOMBIE),
            folder,
            Map.of("PATH", "/usr/bin:/bin", "NAME", Digest.of("late").hex()));
    WorkerSettings settings = new WorkerSettings(Duration.ofMillis(100), lease, Long.MAX_VALUE, 0);
    return new WorkerExecutor(
        home.services(),
        new WorkerExecutor.Place(
            command,
            settings,
            new Grace(Duration.ofSeconds(20), System::nanoTime),
            step -> false,
            1,
            Thread::new));
  }

  private static boolean hasTermWaiting(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith("ShdPnd:"))
        .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & TERM) != 0);
  }
}
