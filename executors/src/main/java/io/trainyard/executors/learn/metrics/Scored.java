package io.trainyard.executors.learn.metrics;

/** What rows say beside what a model says of them. */
public sealed interface Scored permits ScoredClasses, ScoredNumbers {
  int rows();
}
