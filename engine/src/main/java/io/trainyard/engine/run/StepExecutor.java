package io.trainyard.engine.run;

import java.time.Duration;
import java.util.Optional;

/** Where attempts run. Thread-safe. */
public interface StepExecutor extends AutoCloseable {
  /** Starts an attempt; never waits for it. */
  Running submit(AttemptOrder order, Listener listener);

  /** Stops taking attempts and ends what runs. */
  @Override
  void close();

  /** A started attempt. */
  interface Running {
    /** Asks it to stop; the listener hears of its end. */
    void cancel();

    /** Where it runs, for messages: {@code thread 'step-3'}, {@code process 4711}. */
    default String place() {
      return "its thread";
    }

    /**
     * How long it may say nothing, not even a heartbeat, before it counts as lost; empty where it
     * cannot get lost apart from this process, as on its threads.
     */
    default Optional<Duration> lease() {
      return Optional.empty();
    }
  }

  /** Hears of an attempt. Calls come from any thread. */
  interface Listener {
    void ended(AttemptOrder order, Outcome outcome);

    /** Rows handled so far. */
    void progress(AttemptOrder order, long rows);

    void metric(AttemptOrder order, String name, double x, double value);

    /** It is alive: its lease begins anew. */
    default void heartbeat(AttemptOrder order) {}
  }
}
