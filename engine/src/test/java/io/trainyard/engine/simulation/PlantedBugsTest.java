package io.trainyard.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.testing.SimulatedStore;
import io.trainyard.engine.testing.Simulation.Setup;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulation is worth its time: it finds every mistake that is planted, and soon. */
@Tag("simulation")
class PlantedBugsTest {
  private static final long SEEDS = 10_000;

  @ParameterizedTest
  @EnumSource
  void a_planted_bug_is_found(PlantedBug bug) {
    Optional<Trial> found =
        LongStream.range(0, SEEDS)
            .mapToObj(seed -> new Setup(seed, SimulatedStore::inMemory, bug::plant))
            .map(Trial::of)
            .filter(Trial::isBroken)
            .findFirst();
    assertThat(found).as("%s within %d seeds", bug, SEEDS).isPresent();
    System.out.println(bug + " is found by " + found.get().told());
  }
}
