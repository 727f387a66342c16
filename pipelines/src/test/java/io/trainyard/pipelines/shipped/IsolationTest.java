package io.trainyard.pipelines.shipped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trainyard.pipelines.CommandProcess;
import io.trainyard.pipelines.TestHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Steps in processes of their own, through the real command. */
@EnabledOnOs(OS.LINUX)
class IsolationTest {
  @TempDir Path folder;

  @Test
  void churn_in_processes_makes_what_it_makes_on_threads_bit_for_bit() throws IOException {
    TestHome threads = TestHome.in(Files.createDirectory(folder.resolve("threads")));
    TestHome processes = TestHome.in(Files.createDirectory(folder.resolve("processes")));

    threads.trainyard("run", TestHome.shipped("churn")).exits(0);
    processes.trainyard("run", "--isolate", TestHome.shipped("churn")).exits(0);

    assertThat(artifacts(processes)).hasSizeGreaterThan(10).isEqualTo(artifacts(threads));
    assertThat(processes.home().resolve("work")).isEmptyDirectory();
  }

  @Test
  void nothing_that_a_killed_command_has_started_outlives_it() throws Exception {
    TestHome home = TestHome.in(folder);
    CommandProcess command =
        CommandProcess.start(home, "run", "--isolate", TestHome.shipped("churn"));
    await().atMost(Duration.ofSeconds(60)).until(() -> !children(command).isEmpty());
    List<ProcessHandle> started = children(command);

    command.kill();

    await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> started.stream().noneMatch(ProcessHandle::isAlive));
  }

  private static List<ProcessHandle> children(CommandProcess command) {
    return Optional.of(command.pid()).flatMap(ProcessHandle::of).stream()
        .flatMap(ProcessHandle::descendants)
        .toList();
  }

  /** Names, which are digests. */
  private static List<String> artifacts(TestHome home) throws IOException {
    try (Stream<Path> files = Files.walk(home.home().resolve("artifacts"))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    }
  }
}
