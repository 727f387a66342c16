package io.trainyard.executors.place;

import java.time.Duration;

/**
 * How workers are kept and watched.
 *
 * @param heartbeat how often a worker says that it is alive
 * @param lease how long it may be silent before it counts as lost; several heartbeats
 * @param memory bytes that an attempt and its processes may have for themselves, where its step
 *     claims none
 * @param warm how many started workers wait for an order
 */
public record WorkerSettings(Duration heartbeat, Duration lease, long memory, int warm) {
  private static final int MOST_WARM = 4;

  /**
   * What fits most machines: lost after half a minute of silence; two of three parts of the memory,
   * so that one attempt cannot take the machine down; one that waits for every two processors.
   *
   * @param processors how many this machine has
   * @param machine bytes of memory that it has
   */
  public static WorkerSettings usual(int processors, long machine) {
    return new WorkerSettings(
        Duration.ofSeconds(2),
        Duration.ofSeconds(30),
        machine / 3 * 2,
        Math.max(1, Math.min(MOST_WARM, processors / 2)));
  }
}
