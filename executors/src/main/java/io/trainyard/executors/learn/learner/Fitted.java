package io.trainyard.executors.learn.learner;

import java.util.Map;
import java.util.Optional;

/** What a learner gave. Thread-safe until closed. */
public interface Fitted extends AutoCloseable {
  /**
   * For each row the probability of each class, or one number. What a row gives does not depend on
   * the rows beside it.
   */
  double[][] predict(double[][] features);

  /** Everything it consists of, to be opened again. */
  byte[] bytes();

  /** The libraries it comes from, with their versions. */
  Map<String, String> environment();

  /** How much each number of a row counts; empty where the learner cannot say. */
  Optional<Contributions> contributions();

  @Override
  void close();

  /** Splits the margin of a prediction into shares of the numbers it was made of. */
  interface Contributions {
    /** For each row and each output one share for each number, and last the base value. */
    double[][][] of(double[][] features);

    /** For each row and each output what the shares add up to. */
    double[][] margins(double[][] features);
  }
}
