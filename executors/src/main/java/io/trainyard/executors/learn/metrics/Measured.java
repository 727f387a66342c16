package io.trainyard.executors.learn.metrics;

import java.util.OptionalDouble;

/**
 * What a metric gave.
 *
 * @param value finite; empty where it cannot be computed
 * @param why one sentence that says why it cannot; else empty
 */
public record Measured(OptionalDouble value, String why) {

  /** A value, or "undefined" when it is not finite: NaN is never a result. */
  static Measured of(double value) {
    return Double.isFinite(value)
        ? new Measured(OptionalDouble.of(value), "")
        : undefined("the predictions are not all finite numbers");
  }

  static Measured undefined(String why) {
    return new Measured(OptionalDouble.empty(), why);
  }

  public boolean isDefined() {
    return value.isPresent();
  }

  /** The number as JSON would write it, or {@code undefined}. */
  public String text() {
    return value.isPresent() ? Double.toString(value.getAsDouble()) : "undefined";
  }
}
