package io.trainyard.engine.run;

import io.trainyard.engine.pipeline.Capacity;
import io.trainyard.engine.pipeline.Claims;
import io.trainyard.engine.pipeline.Closest;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.SizeText;
import io.trainyard.engine.pipeline.Step;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a home lets attempts use at once.
 *
 * @param attempts over all runs; at least 1
 * @param cpus processors that attempts may claim together
 * @param memory bytes that they may claim together
 * @param gpus graphics processors that they may claim together
 * @param pools places by the pool's name
 * @param perOwner attempts of one owner; empty = no such limit
 */
public record Limits(
    int attempts,
    double cpus,
    long memory,
    int gpus,
    Map<String, Integer> pools,
    OptionalInt perOwner) {

  private static final String FILE = "the home's settings.json";

  /**
   * Checks the number of attempts.
   *
   * @throws IllegalArgumentException when it is less than 1
   */
  public Limits {
    if (attempts < 1) {
      throw new IllegalArgumentException(
          "there must be at least one slot, but this is " + attempts);
    }
    pools = java.util.Collections.unmodifiableMap(new TreeMap<>(pools));
  }

  /**
   * What a machine has.
   *
   * @param memory bytes
   */
  public record Machine(int processors, long memory) {
    private static final int LEAST_ATTEMPTS = 2;

    private int attempts() {
      return Math.max(LEAST_ATTEMPTS, processors);
    }
  }

  /** Only the number of attempts is limited; pools and graphics processors are not there. */
  public static Limits ofAttempts(int most) {
    return new Limits(most, Integer.MAX_VALUE, Long.MAX_VALUE, 0, Map.of(), OptionalInt.empty());
  }

  /** What the settings say; of what they do not, as much as the machine has, and no GPU. */
  public static Limits of(Capacity capacity, Machine machine) {
    return new Limits(
        capacity.attempts().orElse(machine.attempts()),
        capacity.cpus().orElse(machine.processors()),
        capacity.memory().orElse(machine.memory()),
        capacity.gpus().orElse(0),
        capacity.pools(),
        capacity.perOwner());
  }

  /**
   * Why steps of this pipeline could never start here, each with the smallest fix; none when all
   * can.
   */
  public List<String> refusals(Pipeline pipeline) {
    List<String> refusals = new ArrayList<>();
    for (Step step : pipeline.steps()) {
      refuse(step, refusals);
    }
    pipeline.calls().values().forEach(called -> refusals.addAll(refusals(called)));
    return List.copyOf(refusals);
  }

  private void refuse(Step step, List<String> refusals) {
    Claims claims = step.policy().claims();
    Refusals of = new Refusals(step.name(), refusals);
    if (claims.cpus() > cpus) {
      of.tooMuch(number(claims.cpus()) + " cpus", number(cpus), "cpus", "capacity");
    }
    if (claims.memory() > memory) {
      String claimed = SizeText.of(claims.memory()) + " of memory";
      of.tooMuch(claimed, SizeText.of(memory), "memory", "capacity");
    }
    if (claims.gpus() > gpus) {
      of.tooMuch(claims.gpus() + " gpus", Integer.toString(gpus), "gpus", "capacity");
    }
    claims
        .pools()
        .forEach(
            (pool, places) -> {
              Integer size = pools.get(pool);
              if (size == null) {
                of.unknownPool(pool, places, pools.keySet());
              } else if (places > size) {
                String claimed = "%d places of pool '%s'".formatted(places, pool);
                of.tooMuch(claimed, size.toString(), pool, "pools");
              }
            });
  }

  private record Refusals(String step, List<String> texts) {
    void tooMuch(String claimed, String there, String word, String part) {
      texts.add(
          "step '%s' claims %s, but the home has %s: claim less, or raise \"%s\" in \"%s\" in %s"
              .formatted(step, claimed, there, word, part, FILE));
    }

    void unknownPool(String pool, int places, Set<String> known) {
      String fix =
          known.isEmpty()
              ? "write \"pools\": {\"%s\": %d} into %s".formatted(pool, places, FILE)
              : "it has " + String.join(", ", known) + Closest.hint(pool, known);
      texts.add(
          "step '%s' uses pool '%s', which the home does not have: %s".formatted(step, pool, fix));
    }
  }

  private static String number(double count) {
    return BigDecimal.valueOf(count).stripTrailingZeros().toPlainString();
  }
}
