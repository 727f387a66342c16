package io.trainyard.executors.place;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Real worker processes, and what is alive of them; for tests on Linux. */
final class Workers {
  /** Nobody is ended for being slow. */
  static final WorkerSettings PATIENT =
      new WorkerSettings(Duration.ofMillis(100), Duration.ofMinutes(2), Long.MAX_VALUE, 1);

  private Workers() {}

  /** Starts {@link WorkerMain} on the class path of the test. */
  static WorkerCommand command(TestHome home) {
    return new WorkerCommand(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:+ErrorFileToStderr",
            "-cp",
            System.getProperty("java.class.path")),
        List.of(WorkerMain.class.getName(), home.folder.resolve("home").toString()),
        home.folder,
        Map.of("PATH", "/usr/bin:/bin"));
  }

  static WorkerExecutor executor(TestHome home, WorkerCommand command, WorkerSettings settings) {
    return new WorkerExecutor(
        home.services(),
        new WorkerExecutor.Place(
            command,
            settings,
            new Grace(Duration.ofMillis(300), System::nanoTime),
            step -> step.verb().equals("transform"),
            2,
            task -> {
              Thread thread = new Thread(task, "test-worker");
              thread.setDaemon(true);
              return thread;
            }));
  }

  /** Waits until the file {@code pids} names so many processes. */
  static List<Long> awaitPids(Path folder, int count) {
    Path file = folder.resolve("pids");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> Files.exists(file) && Files.readAllLines(file).size() >= count);
    try {
      return Files.readAllLines(file).stream().map(Long::parseLong).toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<Long> alive(List<Long> pids) {
    return pids.stream().filter(pid -> ProcessTable.find(pid).isPresent()).toList();
  }

  /** Sends a signal by its name, such as {@code STOP}. */
  static void signal(String name, long pid) throws IOException, InterruptedException {
    new ProcessBuilder("/bin/kill", "-" + name, Long.toString(pid)).inheritIO().start().waitFor();
  }
}
