package io.trainyard.pipelines.bench;

import java.util.Map;

/**
 * How a workload went.
 *
 * @param steps how many were done
 * @param nanos from the first step's being asked for until the last had ended
 * @param counts what else was counted, by name
 */
record Measured(int steps, long nanos, Map<String, Long> counts) {
  static Measured of(int steps, long nanos) {
    return new Measured(steps, nanos, Map.of());
  }

  double stepsPerSecond() {
    return steps * 1e9 / nanos;
  }
}
