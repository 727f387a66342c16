package io.trainyard.engine.cache;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.CacheKey;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.StepExecutor;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * Takes over results that are there already, and hands all other attempts on to an executor. What
 * can never be taken over is handed on at once; for the rest the key is worked out and looked up on
 * threads of its own. Of attempts with one key that are under way at once, one runs and the others
 * wait for its result. Thread-safe.
 */
public final class CachingExecutor implements StepExecutor {
  private final StepExecutor executor;
  private final CacheLookup lookup;
  private final ExecutorService threads;
  private final Twins twins = new Twins();

  /**
   * A cache before an executor.
   *
   * @param executor closed with this one
   * @param threads for lookups alone; closed with this one
   */
  public CachingExecutor(StepExecutor executor, CacheLookup lookup, ExecutorService threads) {
    this.executor = executor;
    this.lookup = lookup;
    this.threads = threads;
  }

  @Override
  public Running submit(AttemptOrder order, Listener listener) {
    if (CacheRules.refusal(order.step()).isPresent()) {
      return executor.submit(order, listener);
    }
    CachedAttempt attempt = new CachedAttempt(order, listener, this::look);
    begin(attempt);
    return attempt;
  }

  private void begin(CachedAttempt attempt) {
    try {
      threads.execute(attempt);
    } catch (RejectedExecutionException e) {
      attempt.end(Outcome.Failed.error("it cannot begin any more"));
    }
  }

  /** Looks for a result; on a thread of the cache. */
  private void look(CachedAttempt attempt) throws InterruptedException {
    AttemptOrder order = attempt.order();
    Optional<CacheKey> key = lookup.key(order);
    if (key.isEmpty()) {
      attempt.handOn(executor, attempt.listener());
    } else if (lookup.isFresh(order)) {
      attempt.handOn(executor, new KeyedListener(attempt.listener(), key.get(), outcome -> {}));
    } else if (twins.lead(key.get().digest(), attempt)) {
      lookAsFirst(attempt, key.get());
    }
  }

  private void lookAsFirst(CachedAttempt attempt, CacheKey key) {
    Outcome outcome = Outcome.Failed.error("it did not begin");
    boolean isHandedOn = false;
    try {
      CacheLookup.Found found = lookup.find(attempt.order(), key);
      if (found.reused().isPresent()) {
        outcome = found.reused().get();
        attempt.end(outcome);
      } else {
        Consumer<Outcome> ends = end -> release(key.digest(), attempt, end);
        KeyedListener listener = new KeyedListener(attempt.listener(), found.key(), ends);
        isHandedOn = attempt.handOn(executor, listener);
      }
    } finally {
      if (!isHandedOn) {
        release(key.digest(), attempt, outcome);
      }
    }
  }

  /** What waits for this attempt takes its result over; where there is none, they look again. */
  private void release(Digest key, CachedAttempt attempt, Outcome outcome) {
    for (CachedAttempt waiting : twins.release(key)) {
      if (attempt.isStopped() || !waiting.takeOver(attempt.order(), outcome)) {
        begin(waiting);
      }
    }
  }

  @Override
  public void close() {
    executor.close();
    threads.shutdownNow();
  }
}
