package io.trainyard.executors.place;

import java.time.Duration;

/**
 * How workers are kept and watched.
 *
 * @param heartbeat how often a worker says that it is alive
 * @param lease how long it may be silent before it counts as lost; several heartbeats
 * @param memory bytes that an attempt and its processes may have for themselves, where its step
 *     claims none
 * @param warm how many started workers wait for an order; and as many at most that did one before
 */
public record WorkerSettings(Duration heartbeat, Duration lease, long memory, int warm) {

  /**
   * What fits most machines: lost after half a minute of silence; two of three parts of the memory,
   * so that one attempt cannot take the machine down.
   *
   * @param machine bytes of memory that this machine has
   */
  public static WorkerSettings usual(long machine) {
    return new WorkerSettings(Duration.ofSeconds(2), Duration.ofSeconds(30), machine / 3 * 2, 2);
  }
}
