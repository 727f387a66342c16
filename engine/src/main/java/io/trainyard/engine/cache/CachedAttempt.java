package io.trainyard.engine.cache;

import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.CacheKey;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.StepExecutor;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An attempt that may take a result over. Its end is told exactly once: by the lookup, by whom it
 * waits for, or by the executor that it was handed on to. Thread-safe.
 */
final class CachedAttempt implements StepExecutor.Running, Runnable {
  private final AttemptOrder order;
  private final StepExecutor.Listener listener;
  private final Look look;
  private @Nullable Thread looking;
  private StepExecutor.@Nullable Running running;
  private boolean stopped;
  private boolean ended;

  /** Looks for a result on the calling thread. */
  interface Look {
    void look(CachedAttempt attempt) throws InterruptedException;
  }

  CachedAttempt(AttemptOrder order, StepExecutor.Listener listener, Look look) {
    this.order = order;
    this.listener = listener;
    this.look = look;
  }

  AttemptOrder order() {
    return order;
  }

  StepExecutor.Listener listener() {
    return listener;
  }

  synchronized boolean isStopped() {
    return stopped;
  }

  @Override
  public void run() {
    if (!begin()) {
      return;
    }
    try {
      look.look(this);
    } catch (InterruptedException e) {
      end(Outcome.Failed.error("it was asked to stop while its result was looked up"));
    } catch (RuntimeException e) {
      end(Outcome.Failed.error("its result cannot be looked up: " + e.getMessage()));
    } finally {
      finish();
    }
  }

  private synchronized boolean begin() {
    looking = Thread.currentThread();
    return !stopped;
  }

  private synchronized void finish() {
    looking = null;
    // The interrupt was for this attempt; the thread serves others after it.
    Thread.interrupted();
  }

  /** Ends it without having run. */
  void end(Outcome outcome) {
    if (claimEnd()) {
      listener.ended(order, outcome);
    }
  }

  private synchronized boolean claimEnd() {
    boolean isOurs = !ended && running == null;
    ended |= isOurs;
    return isOurs;
  }

  /**
   * Has it run; false where it was asked to stop meanwhile. The lock is held on the way, so that a
   * stop finds either nothing begun or what to stop.
   */
  synchronized boolean handOn(StepExecutor executor, StepExecutor.Listener hearing) {
    if (ended || stopped) {
      return false;
    }
    running = executor.submit(order, hearing);
    return true;
  }

  /**
   * Ends it with the result of another attempt that had the same key; false where that one has
   * none.
   */
  boolean takeOver(AttemptOrder other, Outcome outcome) {
    if (outcome instanceof Outcome.Reused earlier) {
      Outcome.Succeeded result = TakenOver.of(earlier.result(), order);
      end(new Outcome.Reused(earlier.run(), earlier.attempt(), earlier.key(), result));
      return true;
    } else if (outcome instanceof Outcome.Succeeded succeeded && succeeded.key().isPresent()) {
      CacheKey key = succeeded.key().get();
      end(new Outcome.Reused(other.run(), other.attempt(), key, TakenOver.of(succeeded, order)));
      return true;
    }
    return false;
  }

  @Override
  public void cancel() {
    StepExecutor.Running handedOn;
    synchronized (this) {
      stopped = true;
      handedOn = running;
      if (looking != null) {
        looking.interrupt();
      }
    }
    if (handedOn != null) {
      handedOn.cancel();
    } else {
      end(Outcome.Failed.error("it was asked to stop before it began"));
    }
  }

  @Override
  public synchronized String place() {
    return running == null ? "the lookup of its result" : running.place();
  }

  @Override
  public synchronized Optional<Duration> lease() {
    return running == null ? Optional.empty() : running.lease();
  }
}
