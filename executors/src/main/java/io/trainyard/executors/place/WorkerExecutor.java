package io.trainyard.executors.place;

import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.StepExecutor;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ThreadFactory;
import java.util.function.Predicate;

/**
 * Runs each attempt in a process apart, so that whatever its code does ends that attempt and
 * nothing else. One that runs user code has a process of its own; others may follow each other in
 * one, which is let go after the first failure. A few processes are kept started. What an attempt
 * makes counts only when its result was reported in time. Cancelling ends the whole process tree:
 * TERM, a grace, KILL; the end is told when none of it is alive.
 */
public final class WorkerExecutor implements StepExecutor {
  private final WorkerPool pool;
  private final WorkerRun run;
  private final LocalExecutor watchers;
  private final WorkerSettings settings;

  /**
   * Where and how workers run.
   *
   * @param shares which steps may be done by a process that has done another step before, and will
   *     do one again: those that run nothing but our own code, and start no process
   * @param threads how many attempts run at once, at least 1
   * @param factory makes the threads that watch over workers
   */
  public record Place(
      WorkerCommand command,
      WorkerSettings settings,
      Grace grace,
      Predicate<Step> shares,
      int threads,
      ThreadFactory factory) {}

  public WorkerExecutor(Services services, Place place) {
    this.settings = place.settings();
    this.pool = new WorkerPool(place.command(), settings.warm());
    this.run = new WorkerRun(pool, services, place);
    this.watchers = new LocalExecutor(run, place.threads(), place.factory());
  }

  /** Starts the workers that are kept waiting, before the first order comes. */
  public void warmUp() throws IOException {
    pool.fill();
  }

  @Override
  public Running submit(AttemptOrder order, Listener listener) {
    return new InWorker(order, watchers.submit(order, listener));
  }

  private final class InWorker implements Running {
    private final AttemptOrder order;
    private final Running watcher;

    InWorker(AttemptOrder order, Running watcher) {
      this.order = order;
      this.watcher = watcher;
    }

    @Override
    public void cancel() {
      watcher.cancel();
    }

    @Override
    public String place() {
      OptionalLong process = run.process(order);
      return process.isPresent() ? "process " + process.getAsLong() : watcher.place();
    }

    @Override
    public Optional<Duration> lease() {
      return Optional.of(settings.lease());
    }
  }

  /**
   * Waits until every attempt has ended, once this is closed.
   *
   * @param longest after which it waits no more
   * @return whether every attempt has ended
   */
  public boolean awaitEnd(Duration longest) throws InterruptedException {
    return watchers.awaitEnd(longest);
  }

  /** Ends what runs, what waits, and every started worker. */
  @Override
  public void close() {
    watchers.close();
    pool.close();
  }
}
