package io.trainyard.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.RunState;
import io.trainyard.engine.testing.Figures;
import io.trainyard.engine.testing.Scale;
import io.trainyard.engine.testing.Simulation;
import io.trainyard.engine.testing.Simulation.Setup;
import java.time.Clock;
import java.util.List;
import java.util.Set;
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
  private static final long SEEDS = Long.getLong("seeds", Scale.of(10_000, 100_000));

  /** Fewer of them need not come by every move. */
  private static final long ENOUGH = 2_000;

  @Test
  void every_history_keeps_the_promises() {
    Long only = Long.getLong("seed");
    LongStream seeds = only == null ? LongStream.range(0, SEEDS) : LongStream.of(only);
    List<Trial> trials = seeds.parallel().mapToObj(seed -> Trial.of(Setup.of(seed))).toList();
    Trials all = new Trials(trials);
    all.tell(System.out);
    Figures.of("simulation")
        .count("seeds", trials.size())
        .count("median attempts a seed", all.medianAttempts())
        .count("median faults a seed", all.medianFaults())
        .count("crashes", all.crashes())
        .count("seeds with a broken promise", all.broken().size())
        .close(System.out, Clock.systemUTC());
    assertThat(all.broken()).isEmpty();
    if (trials.size() >= ENOUGH) {
      assertThat(all.medianAttempts()).isGreaterThanOrEqualTo(30);
      assertThat(all.medianFaults()).isGreaterThanOrEqualTo(3);
      assertThat(Moves.VISITED).as("moves that were seen").isEqualTo(legalMoves());
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
