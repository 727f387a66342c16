package io.trainyard.executors.place;

import java.util.Collection;
import java.util.concurrent.TimeUnit;

/** Ends this process, and before it whatever it has started, at once: nobody waits for it. */
public final class OrphanEnd implements Runnable {
  /** As a process that signal 9 has ended. */
  private static final int EXIT = 128 + 9;

  private static final int ROUNDS = 40;
  private static final long PAUSE_MILLIS = 50;

  private final String mark;

  /**
   * The end of a worker.
   *
   * @param mark what {@link ProcessRun#WITHIN} says in our own environment; empty when nothing
   */
  public OrphanEnd(String mark) {
    this.mark = mark;
  }

  @Override
  public void run() {
    try {
      killOthers();
    } catch (RuntimeException | InterruptedException e) {
      // Whatever went wrong, this process is to end.
      Runtime.getRuntime().halt(EXIT);
    }
    Runtime.getRuntime().halt(EXIT);
  }

  /** What cannot be killed within two seconds is left to whoever can. */
  private void killOthers() throws InterruptedException {
    ProcessHandle self = ProcessHandle.current();
    ProcessTree tree = new ProcessTree(self, mark.isEmpty() ? "none-" + self.pid() : mark);
    int quiet = 0;
    // One look can miss a process that was started during it by one that ended during it.
    for (int round = 0; round < ROUNDS && quiet < 2; round++) {
      Collection<ProcessHandle> others =
          tree.alive().stream().filter(each -> each.pid() != self.pid()).toList();
      quiet = others.isEmpty() ? quiet + 1 : 0;
      others.forEach(ProcessHandle::destroyForcibly);
      TimeUnit.MILLISECONDS.sleep(others.isEmpty() ? 0 : PAUSE_MILLIS);
    }
  }
}
