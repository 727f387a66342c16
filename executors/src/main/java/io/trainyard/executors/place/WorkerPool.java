package io.trainyard.executors.place;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Keeps a few workers started, so that an attempt need not wait for a JVM: some that have done
 * nothing yet, and some that have done attempts of which others may follow. Thread-safe.
 */
final class WorkerPool implements AutoCloseable {
  private final WorkerCommand command;
  private final int warm;
  private final Deque<WorkerProcess> waiting = new ArrayDeque<>();

  /** The last that did an attempt comes first: the others may have been swapped out. */
  private final Deque<WorkerProcess> used = new ArrayDeque<>();

  private boolean closed;

  /**
   * A pool that has started none yet.
   *
   * @param warm how many of each kind it keeps started once it is used
   */
  WorkerPool(WorkerCommand command, int warm) {
    this.command = command;
    this.warm = warm;
  }

  /**
   * A worker for an attempt.
   *
   * @param heap what its heap may take, where that is another limit than the JVM's own
   * @param shared whether it may be one that did an attempt before
   */
  synchronized WorkerProcess take(OptionalLong heap, boolean shared) throws IOException {
    if (heap.isPresent()) {
      return WorkerProcess.start(command.ofHeap(heap));
    }
    Optional<WorkerProcess> known = shared ? alive(used) : Optional.empty();
    if (known.isPresent()) {
      return known.get();
    }
    Optional<WorkerProcess> started = alive(waiting);
    WorkerProcess taken =
        started.isPresent()
            ? started.get()
            : WorkerProcess.start(command.ofHeap(OptionalLong.empty()));
    fill();
    return taken;
  }

  private static Optional<WorkerProcess> alive(Deque<WorkerProcess> processes) {
    WorkerProcess next = processes.poll();
    while (next != null && !next.isAlive()) {
      next = processes.poll();
    }
    return Optional.ofNullable(next);
  }

  /** Keeps one that has done its attempt for another one, or ends it where enough wait. */
  synchronized void giveBack(WorkerProcess worker) {
    if (closed || used.size() >= warm) {
      worker.discard();
    } else {
      used.push(worker);
    }
  }

  /** Starts what is missing of those that have done nothing yet. */
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
    used.forEach(WorkerProcess::discard);
    used.clear();
  }
}
