package io.trainyard.executors.place;

import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads of which an idle one takes the next task, and a new one begins only when all are busy. A
 * plain pool begins a new thread for each task until it has as many as it may: the first steps of a
 * chain would each run on a thread, and with memory, that nothing has used yet.
 */
final class HandOver {
  private HandOver() {}

  /**
   * A pool whose tasks wait for their turn when all threads are busy. Its threads stay until it is
   * closed: one that left when it had been idle for long could miss a task that came just then.
   *
   * @param threads how many tasks run at once, at least 1
   */
  static ThreadPoolExecutor pool(int threads, ThreadFactory factory) {
    Waiting waiting = new Waiting();
    return new ThreadPoolExecutor(
        0,
        threads,
        Long.MAX_VALUE,
        TimeUnit.NANOSECONDS,
        waiting,
        factory,
        (task, pool) -> {
          waiting.put(task);
          // Looked at afterwards: nobody would take it if they were closed in between.
          if (pool.isShutdown() && waiting.remove(task)) {
            throw new RejectedExecutionException("these threads are closed");
          }
        });
  }

  /** Offers a task to idle threads only, so that the pool begins another one when there is none. */
  private static final class Waiting extends LinkedTransferQueue<Runnable> {
    private static final long serialVersionUID = 1;

    @Override
    public boolean offer(Runnable task) {
      return tryTransfer(task);
    }
  }
}
