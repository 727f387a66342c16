package io.trainyard.web.app;

import java.util.concurrent.CountDownLatch;

/** What a person or the system tells a process to do. */
public interface Signals {
  /** Nobody says anything; waiting ends with the thread that waits. */
  Signals NONE =
      new Signals() {
        @Override
        public AutoCloseable onInterrupt(Runnable task) {
          return () -> {};
        }

        @Override
        public void awaitEnd() throws InterruptedException {
          new CountDownLatch(1).await();
        }
      };

  /**
   * Calls the task, on a thread of its own, at the first Ctrl-C or SIGTERM; the second one kills
   * this process and all that it started. Closing gives both their old meaning back.
   */
  AutoCloseable onInterrupt(Runnable task);

  /** Waits until the process is asked to end: Ctrl-C or SIGTERM. */
  void awaitEnd() throws InterruptedException;
}
