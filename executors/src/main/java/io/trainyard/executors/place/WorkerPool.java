package io.trainyard.executors.place;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/**
 * Keeps a few workers started, so that an attempt need not wait for a JVM. Each serves one attempt.
 * Thread-safe.
 */
final class WorkerPool implements AutoCloseable {
  private final WorkerCommand command;
  private final int warm;
  private final Deque<WorkerProcess> waiting = new ArrayDeque<>();
  private boolean closed;

  /**
   * A pool that has started none yet.
   *
   * @param warm how many it keeps started once it is used
   */
  WorkerPool(WorkerCommand command, int warm) {
    this.command = command;
    this.warm = warm;
  }

  /**
   * A worker for one attempt.
   *
   * @param heap what its heap may take, where that is another limit than the JVM's own
   */
  synchronized WorkerProcess take(OptionalLong heap) throws IOException {
    if (heap.isPresent()) {
      return WorkerProcess.start(command.ofHeap(heap));
    }
    WorkerProcess taken = waiting.poll();
    while (taken != null && !taken.isAlive()) {
      taken = waiting.poll();
    }
    if (taken == null) {
      taken = WorkerProcess.start(command.ofHeap(OptionalLong.empty()));
    }
    fill();
    return taken;
  }

  /** Starts what is missing of those that wait. */
  synchronized void fill() throws IOException {
    while (!closed && waiting.size() < warm) {
      waiting.add(WorkerProcess.start(command.ofHeap(OptionalLong.empty())));
    }
  }

  /** Ends those that wait; those that were taken are their attempts' to end. */
  @Override
  public synchronized void close() {
    closed = true;
    waiting.forEach(WorkerProcess::discard);
    waiting.clear();
  }
}
