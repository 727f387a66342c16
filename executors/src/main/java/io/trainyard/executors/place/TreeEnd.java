package io.trainyard.executors.place;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Ends a tree of processes, with proof. */
final class TreeEnd {
  private static final long POLL_MILLIS = 50;

  /** So long after KILL, who is still there is named. */
  private static final long NAMED_AFTER_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final ProcessTree tree;
  private final Grace grace;
  private final OutputStream output;
  private boolean interrupted;

  TreeEnd(ProcessTree tree, Grace grace, OutputStream output) {
    this.tree = tree;
    this.grace = grace;
    this.output = output;
  }

  /**
   * Returns once none is alive, however long that takes: who cannot be killed is named in the
   * output and keeps the calling thread. An interrupt meanwhile is kept for later.
   */
  void now() {
    interrupted = Thread.interrupted();
    try {
      long began = grace.nanos().getAsLong();
      Collection<ProcessHandle> left = tree.alive();
      left.forEach(ProcessHandle::destroy);
      while (!left.isEmpty() && since(began) < grace.length().toNanos()) {
        pause();
        left = tree.alive();
      }
      kill(left);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void kill(Collection<ProcessHandle> survivors) {
    Collection<ProcessHandle> left = survivors;
    long began = grace.nanos().getAsLong();
    boolean named = false;
    while (!left.isEmpty()) {
      left.forEach(ProcessHandle::destroyForcibly);
      if (!named && since(began) > NAMED_AFTER_NANOS) {
        say("cannot be killed, waiting for it: process " + numbers(left));
        named = true;
      }
      pause();
      left = tree.alive();
    }
  }

  /** Differences only: a monotonic clock may begin anywhere and run over. */
  private long since(long began) {
    return grace.nanos().getAsLong() - began;
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
  }

  private void say(String line) {
    try {
      output.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // The proof counts, not the line about it.
      return;
    }
  }

  private static String numbers(Collection<ProcessHandle> processes) {
    return processes.stream()
        .map(process -> Long.toString(process.pid()))
        .collect(Collectors.joining(", "));
  }
}
