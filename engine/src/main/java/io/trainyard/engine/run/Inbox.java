package io.trainyard.engine.run;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What happened and was not looked at yet. The loop takes all of it at once, so that what gathered
 * while the disk was being forced is written together. Thread-safe.
 */
final class Inbox implements Executor {
  /** What is taken at once at most, so that who came first does not wait for ever. */
  private static final int MOST = 1_000;

  private final Executor loop;
  private final Worker worker;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean isCalled = new AtomicBoolean();

  /**
   * An inbox that is emptied in the loop.
   *
   * @param worker does the tasks that it is handed, in the loop
   */
  Inbox(Executor loop, Worker worker) {
    this.loop = loop;
    this.worker = worker;
  }

  /**
   * Has the loop do the task, after all it was given before.
   *
   * @throws RejectedExecutionException when the loop has been closed
   */
  @Override
  public void execute(Runnable task) {
    tasks.add(task);
    try {
      call();
    } catch (RejectedExecutionException e) {
      tasks.remove(task);
      throw e;
    }
  }

  private void call() {
    if (isCalled.compareAndSet(false, true)) {
      try {
        loop.execute(this::empty);
      } catch (RejectedExecutionException e) {
        isCalled.set(false);
        throw e;
      }
    }
  }

  /**
   * What comes in while others are looked at is taken too: one force of the disk serves them all.
   */
  private void empty() {
    isCalled.set(false);
    int taken = 0;
    @Nullable Runnable task = tasks.poll();
    while (task != null) {
      worker.look(task);
      task = ++taken < MOST ? tasks.poll() : null;
    }
    worker.write();
    if (!tasks.isEmpty()) {
      call();
    }
  }

  /** What is done with the tasks, in the loop; neither method throws. */
  interface Worker {
    void look(Runnable task);

    /** Called after one or more were looked at, or when there were none after all. */
    void write();
  }
}
