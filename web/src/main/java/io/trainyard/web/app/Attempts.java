package io.trainyard.web.app;

import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.StepExecutor;
import io.trainyard.executors.place.LocalExecutor;
import io.trainyard.executors.place.WorkerExecutor;
import java.time.Duration;
import java.util.Optional;

/**
 * Where attempts of a home run: on threads of this process, or, where there are workers, in
 * processes of their own as far as {@link Isolation} says so.
 */
record Attempts(LocalExecutor threads, Optional<WorkerExecutor> workers) implements StepExecutor {
  @Override
  public Running submit(AttemptOrder order, Listener listener) {
    StepExecutor place =
        workers.isPresent() && Isolation.isNeeded(order.step()) ? workers.get() : threads;
    return place.submit(order, listener);
  }

  /**
   * Waits until every attempt has ended, once this is closed.
   *
   * @param longest after which it waits no more, here and there
   * @return whether every attempt has ended
   */
  boolean awaitEnd(Duration longest) throws InterruptedException {
    boolean haveThreads = threads.awaitEnd(longest);
    return (workers.isEmpty() || workers.get().awaitEnd(longest)) && haveThreads;
  }

  @Override
  public void close() {
    threads.close();
    workers.ifPresent(WorkerExecutor::close);
  }
}
