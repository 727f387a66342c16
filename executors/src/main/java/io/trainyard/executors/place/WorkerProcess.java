package io.trainyard.executors.place;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A started worker process, which waits for an order or does it. */
final class WorkerProcess {
  private final Process process;
  private final ProcessTree tree;
  private final BufferedReader reports;
  private @Nullable OutputPump pump;
  private int orders;

  private WorkerProcess(Process process, ProcessTree tree) {
    this.process = process;
    this.tree = tree;
    this.reports =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
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
  BufferedReader reports() {
    return reports;
  }

  /** What it prints from now on goes there. */
  void printTo(OutputStream output, ThreadFactory threads) {
    if (pump == null) {
      pump = new OutputPump(process.getErrorStream(), output);
      threads.newThread(pump).start();
    } else {
      pump.turn(output);
    }
  }

  /** Waits until all that it printed has been carried; it is dead already. */
  void finishPrinting() throws IOException {
    if (pump != null) {
      pump.finish();
    }
  }

  /** Counts one more order. */
  int countOrder() {
    return ++orders;
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

  /** What it ended with, for one that is dead; 128 + n when signal n ended it. */
  int exit() {
    return process.onExit().join().exitValue();
  }

  /** Ends one that does no order, and so has no child. */
  void discard() {
    process.destroyForcibly();
  }
}
