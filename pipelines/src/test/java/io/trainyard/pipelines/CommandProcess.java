package io.trainyard.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** The command in a process of its own, which can be killed. */
public final class CommandProcess {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final TestHome home;
  private final Path printed;

  private CommandProcess(Process process, TestHome home, Path printed) {
    this.process = process;
    this.home = home;
    this.printed = printed;
  }

  /** Starts the command on the class path of this test. */
  public static CommandProcess start(TestHome home, String... arguments) throws IOException {
    return start(home, List.of("-cp", System.getProperty("java.class.path")), arguments);
  }

  /**
   * Starts the command.
   *
   * @param java options of the JVM, the class path among them
   */
  public static CommandProcess start(TestHome home, List<String> java, String... arguments)
      throws IOException {
    Path printed = Files.createTempFile(home.folder(), "printed", ".txt");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(java);
    command.add("io.trainyard.web.app.Main");
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.folder().toFile());
    builder.environment().put("TRAINYARD_HOME", home.home().toString());
    Process process = builder.redirectErrorStream(true).redirectOutput(printed.toFile()).start();
    return new CommandProcess(process, home, printed);
  }

  /** Lets it run for a while; it may end earlier. */
  public void runFor(long millis) throws InterruptedException {
    process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  /**
   * Waits until it holds the home and answers; fails when it ends before.
   *
   * @return where it answers
   */
  public URI awaitHolding() throws IOException {
    await().atMost(PATIENCE).until(() -> !isAlive() || holder("pid").equals("" + pid()));
    assertThat(isAlive()).as(printed() + details()).isTrue();
    return URI.create(holder("address"));
  }

  /** What it kept of errors that it did not expect. */
  private String details() throws IOException {
    Path output = home.home().resolve("output");
    StringBuilder details = new StringBuilder();
    if (Files.isDirectory(output)) {
      try (DirectoryStream<Path> errors = Files.newDirectoryStream(output, "error-*.txt")) {
        for (Path error : errors) {
          details.append(Files.readString(error));
        }
      }
    }
    return details.toString();
  }

  private String holder(String field) throws IOException {
    Path server = home.home().resolve("server.json");
    return Files.exists(server)
        ? JsonMapper.builder().build().readTree(server.toFile()).path(field).asString("")
        : "";
  }

  /** Kills it as {@code kill -9} does, and waits until it is gone. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Kills it, and waits until nobody whom it started is left in the folder of its home. */
  public void killAndAwaitOrphans() throws InterruptedException {
    kill();
    await().atMost(PATIENCE).until(() -> workingIn(home.folder().toRealPath()).isEmpty());
  }

  /** The processes whose working folder lies in a folder; Linux only. */
  private static List<Path> workingIn(Path folder) throws IOException {
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      return processes.filter(process -> isIn(folder, process.resolve("cwd"))).toList();
    }
  }

  private static boolean isIn(Path folder, Path link) {
    try {
      return Files.readSymbolicLink(link).startsWith(folder);
    } catch (IOException e) {
      return false; // not a process, another user's, or gone meanwhile
    }
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public long pid() {
    return process.pid();
  }

  /** What it has printed so far, results and progress. */
  public String printed() throws IOException {
    return Files.readString(printed, StandardCharsets.UTF_8);
  }
}
