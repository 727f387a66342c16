package io.trainyard.executors.place;

import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.StepExecutor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One attempt on its way through a thread; stopping never hits another attempt of the thread. */
final class LocalAttempt implements Runnable {
  private final AttemptWork work;
  private final AttemptOrder order;
  private final StepExecutor.Listener listener;
  private final Consumer<LocalAttempt> whenEnded;
  private @Nullable Thread thread;
  private final StopSignal stop = new StopSignal();

  LocalAttempt(
      AttemptWork work,
      AttemptOrder order,
      StepExecutor.Listener listener,
      Consumer<LocalAttempt> whenEnded) {
    this.work = work;
    this.order = order;
    this.listener = listener;
    this.whenEnded = whenEnded;
  }

  @Override
  public void run() {
    Outcome outcome = Failures.cancelled();
    try {
      if (begin()) {
        outcome = work.of(order, listener, stop);
      }
    } finally {
      end();
      whenEnded.accept(this);
      listener.ended(order, outcome);
    }
  }

  /** Interrupts the attempt, or keeps it from beginning. */
  void stop() {
    // Known first: what the interrupt ends is to be told as cancelled.
    stop.stop();
    interrupt();
  }

  private synchronized void interrupt() {
    if (thread != null) {
      thread.interrupt();
    }
  }

  /** Where it runs, for messages. */
  synchronized String place() {
    return thread == null ? "no thread" : "thread '" + thread.getName() + "'";
  }

  private synchronized boolean begin() {
    thread = Thread.currentThread();
    return !stop.isStopped();
  }

  private synchronized void end() {
    if (thread != null) {
      thread = null;
      // The interrupt was for this attempt; the thread serves others after it.
      Thread.interrupted();
    }
  }
}
