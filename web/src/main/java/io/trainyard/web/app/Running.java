package io.trainyard.web.app;

import io.trainyard.engine.run.Runner;
import io.trainyard.engine.run.StepExecutor;
import io.trainyard.engine.run.TimerAlarm;
import io.trainyard.executors.place.Grace;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of a held home that bring runs to their end. */
record Running(
    Runner runner,
    StepExecutor cache,
    Attempts executor,
    TimerAlarm alarm,
    ExecutorService loop,
    Grace grace) {
  private static final Logger LOG = LoggerFactory.getLogger(Running.class);

  /** Cancels what goes on and waits for its end; no process of a step outlives this. */
  void close() {
    runner.running().forEach(this::cancel);
    cache.close(); // and with it the executor behind it
    awaitEnd();
    alarm.close();
    loop.shutdown();
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
      runner.cancel(run, "engine").join();
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
