package io.trainyard.engine.run;

/** Watches runs as they go. Calls come from one thread at a time and must not block. */
public interface RunListener {
  default void runChanged(Run run) {}

  default void attemptChanged(Attempt attempt) {}

  default void progress(long run, String step, long rows) {}

  default void metric(long run, String step, String name, double x, double value) {}

  /**
   * A report came too late and was refused: the attempt had ended, or had been launched again.
   *
   * @param token the launch that reported
   */
  default void stale(Attempt attempt, long token) {}
}
