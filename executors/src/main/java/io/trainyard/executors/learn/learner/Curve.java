package io.trainyard.executors.learn.learner;

/** Hears how training goes. */
@FunctionalInterface
public interface Curve {
  /** One point: a measure after so many rounds. */
  void point(String name, int round, double value);
}
