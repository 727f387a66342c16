package io.trainyard.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.RunState;
import io.trainyard.engine.testing.Figures;
import io.trainyard.engine.testing.SimulatedFault;
import io.trainyard.engine.testing.Simulation;
import io.trainyard.engine.testing.Simulation.Setup;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every history of {@link Simulation} keeps the promises of the engine. {@code -Dseed=123} replays
 * one; {@code -Dseeds=100000} tries more of them.
 */
@Tag("simulation")
class SimulationTest {
  private static final long SEEDS = Long.getLong("seeds", 1_500);
  private final List<Integer> attempts = new ArrayList<>();
  private final List<Integer> faults = new ArrayList<>();
  private final Map<SimulatedFault, Integer> byKind = new EnumMap<>(SimulatedFault.class);

  @Test
  void every_history_keeps_the_promises() {
    Long only = Long.getLong("seed");
    LongStream seeds = only == null ? LongStream.range(0, SEEDS) : LongStream.of(only);
    seeds.forEach(this::check);
    tell();
    if (only == null && SEEDS >= 1_000) {
      assertThat(median(attempts)).as("attempts a seed").isGreaterThanOrEqualTo(30);
      assertThat(median(faults)).as("faults a seed").isGreaterThanOrEqualTo(3);
      assertThat(legalMoves()).containsAll(Moves.VISITED);
    }
  }

  @Test
  void the_same_seed_gives_the_same_history() {
    for (long seed = 0; seed < 50; seed++) {
      Simulation first = new Simulation(Setup.of(seed));
      first.run();
      Simulation second = new Simulation(Setup.of(seed));
      second.run();
      assertThat(second.trace()).as("seed %d", seed).isEqualTo(first.trace());
    }
  }

  private void check(long seed) {
    Simulation simulation = new Simulation(Setup.of(seed));
    simulation.run();
    List<String> broken = Promises.broken(simulation);
    assertThat(broken)
        .as(() -> "replay with -Dseed=" + seed + "\n" + tellAll(simulation))
        .isEmpty();
    count(simulation);
    assertThat(simulation.probe())
        .as("seed %d: slots given back", seed)
        .isEqualTo(simulation.slots());
  }

  private static String tellAll(Simulation simulation) {
    StringBuilder text = new StringBuilder();
    Story.all(simulation.store().log().read(0, Integer.MAX_VALUE))
        .values()
        .forEach(story -> text.append(story.tell()).append('\n'));
    return text.toString();
  }

  private void count(Simulation simulation) {
    int made = 0;
    for (Story story : Story.all(simulation.store().log().read(0, Integer.MAX_VALUE)).values()) {
      made += story.attempts().size();
    }
    attempts.add(made);
    faults.add(simulation.faults().values().stream().mapToInt(Integer::intValue).sum());
    simulation.faults().forEach((fault, times) -> byKind.merge(fault, times, Integer::sum));
  }

  private void tell() {
    System.out.println("attempts a seed: " + histogram(attempts, 10));
    System.out.println("faults a seed:   " + histogram(faults, 5));
    System.out.println("faults:          " + byKind);
    Figures.of("simulation")
        .count("seeds", attempts.size())
        .count("median attempts", median(attempts))
        .count("median faults", median(faults))
        .count("crashes", crashes())
        .count("promises broken", 0)
        .close(System.out, Clock.systemUTC());
  }

  private long crashes() {
    return byKind.entrySet().stream()
        .filter(fault -> fault.getKey().name().startsWith("CRASH"))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** How many seeds fall into each range, such as {@code 30-39: 2,311}. */
  private static String histogram(List<Integer> values, int width) {
    Map<Integer, Integer> bars = new TreeMap<>();
    values.forEach(value -> bars.merge(value / width, 1, Integer::sum));
    List<String> text = new ArrayList<>();
    bars.forEach(
        (bar, count) ->
            text.add(
                String.format(
                    Locale.ROOT, "%d-%d: %,d", bar * width, bar * width + width - 1, count)));
    return String.join(", ", text);
  }

  private static int median(List<Integer> values) {
    return values.isEmpty() ? 0 : values.stream().sorted().toList().get(values.size() / 2);
  }

  /** Every move that the states allow. */
  static Set<String> legalMoves() {
    Set<String> moves = new TreeSet<>();
    for (RunState from : RunState.values()) {
      for (RunState to : RunState.values()) {
        if (from.canBecome(to)) {
          moves.add("run " + from + " -> " + to);
        }
      }
    }
    for (AttemptState from : AttemptState.values()) {
      for (AttemptState to : AttemptState.values()) {
        if (from.canBecome(to)) {
          moves.add("attempt " + from + " -> " + to);
        }
      }
    }
    return moves;
  }
}
