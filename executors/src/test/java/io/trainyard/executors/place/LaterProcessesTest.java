package io.trainyard.executors.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
@Timeout(60)
class LaterProcessesTest {
  /** A clock that stands still: what is started never gets old. */
  private static final LongSupplier STILL = () -> 0;

  @TempDir Path folder;

  @Test
  void a_process_that_started_none_is_proved_alone_once_the_machine_is_quiet_for_a_moment() {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(1))
        .until(() -> ended("exit 0", STILL).areNone());
  }

  @Test
  void threads_of_our_own_are_nobody() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try {
      await()
          .atMost(Duration.ofSeconds(30))
          .pollInterval(Duration.ofMillis(1))
          .until(
              () -> {
                LaterProcesses later = ended("exit 0", STILL);
                thread(over).start();
                return later.areNone();
              });
    } finally {
      over.countDown();
    }
  }

  @Test
  void one_that_was_left_behind_in_a_session_of_its_own_is_somebody() throws Exception {
    for (int round = 0; round < 20; round++) {
      LaterProcesses later = ended("(setsid sleep 30 & echo $! > left) &\nwait", STILL);
      long left = Long.parseLong(Files.readString(folder.resolve("left")).strip());
      try {
        assertThat(later.areNone()).isFalse();
        assertThat(later.running().map(LaterProcessesTest::numbers))
            .satisfiesAnyOf(
                many -> assertThat(many).isEmpty(),
                few -> assertThat(few.orElseThrow()).contains(left));
      } finally {
        ProcessHandle.of(left).ifPresent(ProcessHandle::destroyForcibly);
      }
    }
  }

  @Test
  void nobody_slips_through_who_hands_on_to_a_child_and_ends_over_and_over() throws Exception {
    Path script = folder.resolve("hop.sh");
    Path done = folder.resolve("done");
    Files.writeString(
        script,
        """
        if [ "$1" -gt 0 ]; then sh hop.sh $(($1 - 1)) & else echo done > done; fi
        """);
    for (int round = 0; round < 40; round++) {
      Files.deleteIfExists(done);
      LaterProcesses later = ended("sh hop.sh 12 &", STILL);
      boolean none = false;
      while (!none && !Files.exists(done)) {
        none = later.areNone();
      }
      // Whoever writes the file is there until it is written.
      assertThat(Files.exists(done)).isTrue();
    }
  }

  @Test
  void after_a_second_nothing_is_certain_any_more() throws Exception {
    LongSupplier jumping =
        new LongSupplier() {
          private long now;

          @Override
          public long getAsLong() {
            now += Duration.ofSeconds(1).toNanos();
            return now;
          }
        };

    LaterProcesses later = ended("exit 0", jumping);

    assertThat(later.areNone()).isFalse();
    assertThat(later.running()).isEqualTo(Optional.empty());
  }

  private LaterProcesses ended(String script, LongSupplier nanos)
      throws IOException, InterruptedException {
    long began = nanos.getAsLong();
    Process process =
        new ProcessBuilder("/bin/sh", "-c", script)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.waitFor();
    return new LaterProcesses(process.pid(), nanos, began);
  }

  private static Thread thread(CountDownLatch over) {
    Thread thread =
        new Thread(
            () -> {
              try {
                over.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    thread.setDaemon(true);
    return thread;
  }

  private static List<Long> numbers(List<ProcessTable.Entry> entries) {
    return entries.stream().map(ProcessTable.Entry::pid).toList();
  }
}
