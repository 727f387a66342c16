package io.trainyard.web.app;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command in a process of its own, to which signals can be sent; Linux only. */
final class CommandProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path folder;
  private final Process process;

  private CommandProcess(Path folder, Process process) {
    this.folder = folder;
    this.process = process;
  }

  /** Starts the command in a folder; what it prints goes to the file {@code printed} there. */
  static CommandProcess start(Path folder, String... words) throws IOException {
    List<String> argv = new ArrayList<>();
    // Whoever builds in the background hands down a Ctrl-C that is ignored.
    argv.addAll(List.of("/usr/bin/env", "--default-signal=INT"));
    argv.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    argv.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xlog:disable"));
    argv.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    argv.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(argv).directory(folder.toFile());
    builder.environment().remove("TRAINYARD_HOME");
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("printed").toFile());
    return new CommandProcess(folder, builder.start());
  }

  /** Sends a signal by its name, such as {@code INT}. */
  void signal(String name) throws IOException, InterruptedException {
    String pid = Long.toString(process.pid());
    new ProcessBuilder("/bin/kill", "-" + name, pid).inheritIO().start().waitFor();
  }

  /** Waits until the file {@code pids} names so many processes. */
  void awaitPids(int count) {
    await().atMost(PATIENCE).until(() -> pids().size() >= count || !process.isAlive());
  }

  void awaitPrinted(String text) {
    await().atMost(PATIENCE).until(() -> printed().contains(text) || !process.isAlive());
  }

  int exit() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("the command does not end");
    }
    return process.exitValue();
  }

  String printed() throws IOException {
    return Files.readString(folder.resolve("printed"));
  }

  /** Those of {@code pids} that run; a dead one that nobody has asked about yet does not. */
  List<Long> alive() throws IOException {
    List<Long> alive = new ArrayList<>();
    for (long pid : pids()) {
      if (isRunning(pid)) {
        alive.add(pid);
      }
    }
    return alive;
  }

  private static boolean isRunning(long pid) {
    try {
      return !Files.readString(Path.of("/proc/" + pid + "/stat")).contains(") Z ");
    } catch (IOException e) {
      return false;
    }
  }

  private List<Long> pids() throws IOException {
    Path file = folder.resolve("pids");
    return Files.exists(file)
        ? Files.readAllLines(file).stream().map(line -> Long.parseLong(line.strip())).toList()
        : List.of();
  }

  /** Leaves nothing behind, whatever the test found. */
  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    for (long pid : alive()) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
  }
}
