package io.trainyard.web.api;

/** Hears of a run while it goes on. Calls come from one thread at a time and must not block. */
public interface Follower {
  /** The run's steps and what is known so far, once, before anything else. */
  void began(RunView run);

  void attempt(AttemptView attempt);

  /** Rows that a step has handled so far. */
  void progress(String step, long rows);

  /** The latest value of a metric. */
  void metric(String step, String name, double value);
}
