package io.trainyard.pipelines.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trainyard.pipelines.CommandProcess;
import io.trainyard.pipelines.TestHome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose home lies on a small disk of memory, which only root can make. */
@Tag("faults")
class FullDiskTest {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final String PIPELINE =
      """
      pipeline('small') {
          defaults { retry { times 100; backoff 100.millis } }
          def a = step { using shell('made.sh'); produces file('made') }
          def b = step(a.made) { using shell('made.sh'); produces file('made') }
      }
      """;

  @TempDir Path folder;
  private Path disk;
  private Path file;
  private final List<Long> acknowledged = new ArrayList<>();

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectories(folder.resolve("home"));
    assumeTrue(
        succeeds("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk.toString()),
        "a disk of memory cannot be mounted here");
    file = folder.resolve("small.groovy");
    Files.writeString(file, PIPELINE);
    Files.writeString(folder.resolve("made.sh"), "echo made > $TY_OUTPUT_MADE\n");
  }

  @AfterEach
  void unmount() throws Exception {
    succeeds("umount", "-l", disk.toString());
  }

  private static boolean succeeds(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false; // there is no such command
    }
  }

  @Test
  void a_server_whose_disk_is_full_says_so_and_goes_on_by_itself_once_there_is_room()
      throws Exception {
    TestHome home = TestHome.in(folder);
    CommandProcess process = ServedRuns.begin(home);
    try {
      ServedRuns served = ServedRuns.answering(home, process);
      offer(served);
      offer(served);
      fill();
      await()
          .atMost(LONG)
          .until(
              () -> {
                offer(served);
                return process.printed().contains("nothing can be written: ");
              });
      assertThat(process.printed()).contains("is full (0 MiB left)", "serve goes on by itself");
      Files.delete(disk.resolve("filler"));
      await()
          .atMost(LONG)
          .until(() -> Files.exists(disk.resolve("server.json")) && offer(again(home, process)));
      assertThat(process.printed()).contains("the home can be written again");
      ServedRuns after = again(home, process);
      for (long run : acknowledged) {
        await().atMost(LONG).until(() -> state(after, run).equals("SUCCEEDED"));
      }
    } finally {
      process.killAndAwaitOrphans();
    }
  }

  private static ServedRuns again(TestHome home, CommandProcess process) throws IOException {
    return ServedRuns.answering(home, process);
  }

  private boolean offer(ServedRuns served) throws InterruptedException {
    OptionalLong run = served.offer(file, Map.of());
    run.ifPresent(acknowledged::add);
    return run.isPresent();
  }

  private static String state(ServedRuns served, long run) throws Exception {
    return served.run(run).path("run").path("state").asString("");
  }

  /** Until not a byte more is taken. */
  private void fill() throws IOException {
    byte[] block = new byte[4_096];
    try (OutputStream filler = Files.newOutputStream(disk.resolve("filler"))) {
      while (true) {
        filler.write(block);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("space");
    }
  }
}
