package io.trainyard.executors.place;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A started worker process, which waits for its order or does it. */
final class WorkerProcess {
  private final Process process;
  private final ProcessTree tree;

  private WorkerProcess(Process process, ProcessTree tree) {
    this.process = process;
    this.tree = tree;
  }

  /**
   * Starts one.
   *
   * @throws IOException when it cannot be started
   */
  static WorkerProcess start(Command command) throws IOException {
    List<String> argv = new ArrayList<>(ProcessRun.ownSession());
    argv.addAll(command.argv());
    String mark = ProcessRun.mark();
    ProcessBuilder builder = new ProcessBuilder(argv).directory(command.folder().toFile());
    builder.environment().clear();
    builder.environment().putAll(command.environment());
    builder.environment().put(ProcessTree.MARK, mark);
    Process process = builder.start();
    return new WorkerProcess(process, new ProcessTree(process.toHandle(), mark));
  }

  /** Writes a line to it; one that has ended meanwhile does not read it, which its end tells. */
  synchronized void tell(String line) throws IOException {
    OutputStream orders = process.getOutputStream();
    orders.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    orders.flush();
  }

  /** What it reports. */
  InputStream reports() {
    return process.getInputStream();
  }

  /** What it prints. */
  InputStream output() {
    return process.getErrorStream();
  }

  ProcessTree tree() {
    return tree;
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Whether it has ended within so many milliseconds. */
  boolean hasEnded(long millis) throws InterruptedException {
    return process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  /** What it ended with; 128 + n when signal n ended it. */
  int exit() {
    return process.exitValue();
  }

  /** Ends one that has no order, and so no child. */
  void discard() {
    process.destroyForcibly();
  }
}
