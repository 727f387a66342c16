package io.trainyard.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/** The command in a process of its own, which can be killed. */
public final class CommandProcess {
  private final Process process;
  private final Path printed;
  private final Path server;

  private CommandProcess(Process process, Path printed, Path server) {
    this.process = process;
    this.printed = printed;
    this.server = server;
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
    return new CommandProcess(process, printed, home.home().resolve("server.json"));
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
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> !isAlive() || holder("pid").equals("" + pid()));
    assertThat(isAlive()).as(printed()).isTrue();
    return URI.create(holder("address"));
  }

  private String holder(String field) throws IOException {
    return Files.exists(server)
        ? JsonMapper.builder().build().readTree(server.toFile()).path(field).asString("")
        : "";
  }

  /** Kills it as {@code kill -9} does, and waits until it is gone. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
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
