package io.trainyard.executors.place;

import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.StepExecutor;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs attempts on threads of this process, a bounded number at once; what is more waits its turn.
 * Cancelling interrupts the attempt's thread; its end is told when the body has come back, and with
 * it every process that it started. Timeouts are the Runner's, which cancels.
 */
public final class LocalExecutor implements StepExecutor {
  private final AttemptWork work;
  private final ThreadPoolExecutor pool;
  private final Set<LocalAttempt> attempts = ConcurrentHashMap.newKeySet();

  /**
   * An executor with its own threads.
   *
   * @param threads how many attempts run at once, at least 1
   * @param factory makes and names the threads
   */
  public LocalExecutor(Bodies bodies, Services services, int threads, ThreadFactory factory) {
    this(new AttemptRun(bodies, services, AttemptOutput.kept(services)), threads, factory);
  }

  /** The same for any way of doing the work. */
  LocalExecutor(AttemptWork work, int threads, ThreadFactory factory) {
    this.work = work;
    this.pool = HandOver.pool(threads, factory);
  }

  @Override
  public Running submit(AttemptOrder order, Listener listener) {
    LocalAttempt attempt = new LocalAttempt(work, order, listener, this::ended);
    attempts.add(attempt);
    try {
      pool.execute(attempt);
    } catch (RejectedExecutionException e) {
      // Closed meanwhile: it ends before it begins.
      attempt.stop();
      attempt.run();
    }
    return new OnThread(attempt);
  }

  private final class OnThread implements Running {
    private final LocalAttempt attempt;

    OnThread(LocalAttempt attempt) {
      this.attempt = attempt;
    }

    @Override
    public void cancel() {
      attempt.stop();
      // One that has no thread yet ends here and now, rather than behind those before it.
      if (pool.remove(attempt)) {
        attempt.run();
      }
    }

    @Override
    public String place() {
      return attempt.place();
    }
  }

  private void ended(LocalAttempt attempt) {
    attempts.remove(attempt);
  }

  /**
   * Waits until every attempt has ended, once this is closed.
   *
   * @param longest after which it waits no more
   * @return whether every attempt has ended
   */
  public boolean awaitEnd(Duration longest) throws InterruptedException {
    return pool.awaitTermination(longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Interrupts what runs, ends what waits, and returns at once. */
  @Override
  public void close() {
    pool.shutdown();
    for (LocalAttempt attempt : attempts) {
      attempt.stop();
    }
  }
}
