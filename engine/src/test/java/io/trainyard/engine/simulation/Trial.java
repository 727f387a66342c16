package io.trainyard.engine.simulation;

import io.trainyard.engine.testing.SimulatedFault;
import io.trainyard.engine.testing.Simulation;
import io.trainyard.engine.testing.Simulation.Setup;
import java.util.List;
import java.util.Map;

/**
 * What came of one seed.
 *
 * @param broken the promises that were broken; none when all is well
 * @param attempts how many there were
 */
public record Trial(
    long seed, List<String> broken, int attempts, Map<SimulatedFault, Integer> faults) {

  public static Trial of(Setup setup) {
    Simulation simulation = new Simulation(setup);
    try (simulation) {
      simulation.run();
      Promises promises = Promises.of(simulation);
      List<String> broken = promises.broken();
      int attempts = promises.attempts();
      if (broken.isEmpty() && simulation.probe() != simulation.slots()) {
        broken = List.of("a slot was never given back");
      }
      return new Trial(setup.seed(), broken, attempts, simulation.faults());
    } catch (RuntimeException e) {
      return new Trial(setup.seed(), List.of(String.valueOf(e)), 0, simulation.faults());
    }
  }

  public boolean isBroken() {
    return !broken.isEmpty();
  }

  int faultCount() {
    return faults.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Such as {@code -Dseed=812: run 2 is stuck in RUNNING}. */
  public String told() {
    return "-Dseed=" + seed + ": " + String.join("; ", broken);
  }
}
