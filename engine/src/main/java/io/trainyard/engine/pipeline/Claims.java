package io.trainyard.engine.pipeline;

import java.util.Map;

/**
 * What an attempt takes of its home while it runs.
 *
 * @param cpus processors, 0 = not claimed
 * @param memory bytes, 0 = not claimed
 * @param gpus graphics processors, 0 = not claimed
 * @param pools places in named pools, 1 or more of each; a pool's size is the home's to say
 */
public record Claims(double cpus, long memory, int gpus, Map<String, Integer> pools) {
  public static final Claims NONE = new Claims(0, 0, 0, Map.of());

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException when a claim is negative, not a number, or zero places
   */
  public Claims {
    if (!(cpus >= 0 && cpus < Double.POSITIVE_INFINITY) || memory < 0 || gpus < 0) {
      throw new IllegalArgumentException("a claim is 0 or more");
    }
    for (Map.Entry<String, Integer> pool : pools.entrySet()) {
      if (pool.getValue() < 1) {
        throw new IllegalArgumentException(
            "a claim on pool '" + pool.getKey() + "' is 1 or more, not " + pool.getValue());
      }
    }
    pools = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(pools));
  }
}
