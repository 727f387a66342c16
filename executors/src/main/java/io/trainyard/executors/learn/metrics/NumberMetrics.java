package io.trainyard.executors.learn.metrics;

import java.util.function.IntToDoubleFunction;

/** Measures of predicted numbers, as scikit-learn 1.9 defines them. */
public final class NumberMetrics {
  private NumberMetrics() {}

  /** The mean of the squared errors. */
  public static Measured mse(ScoredNumbers scored) {
    return mean(scored, row -> square(scored.actual(row) - scored.predicted(row)));
  }

  /** The root of the mean of the squared errors, in the target's unit. */
  public static Measured rmse(ScoredNumbers scored) {
    Measured mse = mse(scored);
    return mse.isDefined() ? Measured.of(Math.sqrt(mse.value().getAsDouble())) : mse;
  }

  /** The mean of the absolute errors, in the target's unit. */
  public static Measured mae(ScoredNumbers scored) {
    return mean(scored, row -> Math.abs(scored.actual(row) - scored.predicted(row)));
  }

  /**
   * 1 - squared errors / squared distances from the mean. A constant target gives 1 when it is
   * predicted exactly and 0 else; fewer than two rows are undefined.
   */
  public static Measured r2(ScoredNumbers scored) {
    if (scored.rows() < 2) {
      return Measured.undefined("r2 needs two rows or more");
    }
    Measured average = mean(scored, scored::actual);
    if (!average.isDefined()) {
      return average;
    }
    double middle = average.value().getAsDouble();
    double errors = 0;
    double spread = 0;
    for (int row = 0; row < scored.rows(); row++) {
      errors += scored.weight(row) * square(scored.actual(row) - scored.predicted(row));
      spread += scored.weight(row) * square(scored.actual(row) - middle);
    }
    if (spread == 0) {
      return Measured.of(errors == 0 ? 1 : Double.isNaN(errors) ? errors : 0);
    }
    return Measured.of(1 - errors / spread);
  }

  private static Measured mean(ScoredNumbers scored, IntToDoubleFunction of) {
    double sum = 0;
    double all = 0;
    for (int row = 0; row < scored.rows(); row++) {
      sum += scored.weight(row) * of.applyAsDouble(row);
      all += scored.weight(row);
    }
    return all == 0
        ? Measured.undefined("there are no rows to measure on")
        : Measured.of(sum / all);
  }

  private static double square(double value) {
    return value * value;
  }
}
