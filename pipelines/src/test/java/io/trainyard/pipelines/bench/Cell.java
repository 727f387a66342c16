package io.trainyard.pipelines.bench;

import java.util.Map;

/**
 * One measurement: what one peer took for one workload, in a JVM of its own.
 *
 * @param round measurements of one round stand side by side in time
 * @param figures by name; times in nanoseconds, sizes in bytes
 */
record Cell(Workload workload, PeerName peer, int round, Map<String, Long> figures) {
  private static final double MILLI = 1e-6;

  long figure(String name) {
    return figures.getOrDefault(name, 0L);
  }

  /** Steps in a second, inside the engine; of W6 commands in a second. */
  double rate() {
    String time = workload == Workload.W6 ? "wall" : "nanos";
    return Math.max(1, figure("steps")) * 1e9 / figure(time);
  }

  /** Milliseconds of processor time for a step, start and server included. */
  double cpuPerStep() {
    return (figure("cpu") + figure("server")) * MILLI / Math.max(1, figure("steps"));
  }

  double mebibytes() {
    return figure("rss") / 1048576.0;
  }
}
