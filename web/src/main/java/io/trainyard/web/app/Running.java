package io.trainyard.web.app;

import io.trainyard.engine.run.Cancellation;
import io.trainyard.engine.run.Runner;
import io.trainyard.engine.run.StepExecutor;
import io.trainyard.engine.run.TimerAlarm;
import io.trainyard.executors.place.Grace;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts of a held home that bring runs to their end.
 *
 * @param resumes whether runs that have not ended go on in a later process, instead of being
 *     cancelled when this is closed
 */
record Running(
    Runner runner,
    StepExecutor cache,
    Attempts executor,
    TimerAlarm alarm,
    ExecutorService loop,
    Grace grace,
    boolean resumes) {
  private static final Logger LOG = LoggerFactory.getLogger(Running.class);

  /** Ends what goes on and waits for that; no process of a step outlives this. */
  void close() {
    if (resumes) {
      forgetReports();
    } else {
      runner.running().forEach(this::cancel);
    }
    cache.close(); // and with it the executor behind it
    awaitEnd();
    alarm.close();
    loop.shutdown();
  }

  /** From now on nothing is written: what is ended now was lost, as the next process finds. */
  private void forgetReports() {
    loop.shutdown();
    try {
      if (!loop.awaitTermination(grace.longestEnd().toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("the runner does not stop; it ends with this process");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Throws what keeps a run from going on, if anything does. */
  void requireNotAbandoned(long run) {
    try {
      runner.ended(run).getNow(null);
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private void cancel(long run) {
    try {
      runner.cancel(run, Cancellation.by("engine")).join();
    } catch (CompletionException e) {
      LOG.warn("run {} cannot be brought to an end", run, e);
    }
  }

  /** Attempts of a run that was given up are not waited for by the runner. */
  private void awaitEnd() {
    try {
      if (!executor.awaitEnd(grace.longestEnd())) {
        LOG.warn("a step has not stopped and ends with this process");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
