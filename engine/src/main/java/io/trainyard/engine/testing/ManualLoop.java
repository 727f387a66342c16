package io.trainyard.engine.testing;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * An executor whose tasks run, one at a time and in order, only when it is told to. Thread-safe.
 */
public final class ManualLoop implements Executor {
  /** Guarded by this. */
  private final Queue<Runnable> tasks = new ArrayDeque<>();

  @Override
  public synchronized void execute(Runnable task) {
    tasks.add(task);
  }

  /** Runs the next task on the calling thread; whether there was one. */
  public boolean runNext() {
    Runnable task = take();
    if (task == null) {
      return false;
    }
    task.run();
    return true;
  }

  /** Runs until nothing is left, what the tasks add too. */
  public void runAll() {
    boolean goesOn = true;
    while (goesOn) {
      goesOn = runNext();
    }
  }

  private synchronized @Nullable Runnable take() {
    return tasks.poll();
  }
}
