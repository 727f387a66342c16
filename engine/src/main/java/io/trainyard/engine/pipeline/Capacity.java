package io.trainyard.engine.pipeline;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * How much of everything a home lets steps use at once, as far as its settings say. What they do
 * not say is known by who runs steps: this machine's processors and memory.
 *
 * @param attempts how many attempts run at once, over all runs; at least 1
 * @param cpus processors that steps may claim together; more than 0
 * @param memory bytes that steps may claim together; more than 0
 * @param gpus graphics processors that steps may claim together; 0 or more
 * @param pools places by the pool's name, each at least 1
 * @param perOwner how many attempts of one owner run at once; at least 1
 */
public record Capacity(
    OptionalInt attempts,
    OptionalDouble cpus,
    OptionalLong memory,
    OptionalInt gpus,
    Map<String, Integer> pools,
    OptionalInt perOwner) {

  /** Nothing is said. */
  public static final Capacity UNSAID =
      new Capacity(
          OptionalInt.empty(),
          OptionalDouble.empty(),
          OptionalLong.empty(),
          OptionalInt.empty(),
          Map.of(),
          OptionalInt.empty());

  public Capacity {
    pools = java.util.Collections.unmodifiableMap(new TreeMap<>(pools));
  }
}
