package io.trainyard.engine.simulation;

import io.trainyard.engine.testing.SimulatedFault;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** What came of many seeds. */
final class Trials {
  private final List<Trial> trials;
  private final Map<SimulatedFault, Integer> faults = new EnumMap<>(SimulatedFault.class);

  Trials(List<Trial> trials) {
    this.trials = List.copyOf(trials);
    trials.forEach(
        trial ->
            trial.faults().forEach((fault, count) -> faults.merge(fault, count, Integer::sum)));
  }

  /** The first seeds that broke a promise, each with what it was. */
  List<String> broken() {
    return trials.stream().filter(Trial::isBroken).limit(10).map(Trial::told).toList();
  }

  int medianAttempts() {
    return median(Trial::attempts);
  }

  int medianFaults() {
    return median(Trial::faultCount);
  }

  long crashes() {
    return faults.entrySet().stream()
        .filter(fault -> fault.getKey().name().startsWith("CRASH"))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private int median(ToIntFunction<Trial> number) {
    int[] sorted = trials.stream().mapToInt(number).sorted().toArray();
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }

  /** Prints how attempts and faults are spread over the seeds. */
  void tell(PrintStream out) {
    out.println("attempts a seed: " + histogram(Trial::attempts, 10));
    out.println("faults a seed: " + histogram(Trial::faultCount, 10));
    out.println("faults: " + faults);
  }

  /** How many seeds fall into each range, such as {@code 30-39: 2,311}. */
  private String histogram(ToIntFunction<Trial> number, int width) {
    Map<Integer, Integer> bars = new TreeMap<>();
    trials.forEach(trial -> bars.merge(number.applyAsInt(trial) / width, 1, Integer::sum));
    List<String> text = new ArrayList<>();
    bars.forEach(
        (bar, count) ->
            text.add(
                String.format(
                    Locale.ROOT, "%d-%d: %,d", bar * width, bar * width + width - 1, count)));
    return String.join(", ", text);
  }
}
