package io.trainyard.executors.place;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Ends a tree of processes, with proof. */
final class TreeEnd {
  private static final long POLL_MILLIS = 100;
  private static final int POLLS_UNTIL_NAMED = 50;

  private final ProcessTree tree;
  private final long gracePolls;
  private final OutputStream output;
  private boolean interrupted;

  TreeEnd(ProcessTree tree, Duration grace, OutputStream output) {
    this.tree = tree;
    this.gracePolls = grace.toMillis() / POLL_MILLIS;
    this.output = output;
  }

  /**
   * Returns once none is alive, however long that takes: who cannot be killed is named in the
   * output and keeps the calling thread. An interrupt meanwhile is kept for later.
   */
  void now() {
    interrupted = Thread.interrupted();
    try {
      tree.alive().forEach(ProcessHandle::destroy);
      for (long poll = 0; poll < gracePolls && !tree.alive().isEmpty(); poll++) {
        pause();
      }
      kill();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void kill() {
    Collection<ProcessHandle> left = tree.alive();
    for (int poll = 0; !left.isEmpty(); poll++) {
      left.forEach(ProcessHandle::destroyForcibly);
      if (poll == POLLS_UNTIL_NAMED) {
        say("cannot be killed, waiting for it: process " + numbers(left));
      }
      pause();
      left = tree.alive();
    }
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
