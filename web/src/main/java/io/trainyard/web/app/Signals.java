package io.trainyard.web.app;

/** What a person or the system tells a process to do. */
interface Signals {
  /**
   * Calls the task, on a thread of its own, at the first Ctrl-C; the second one kills the process.
   * Closing gives Ctrl-C its old meaning back.
   */
  AutoCloseable onInterrupt(Runnable task);

  /** Waits until the process is asked to end: Ctrl-C or SIGTERM. */
  void awaitEnd() throws InterruptedException;
}
