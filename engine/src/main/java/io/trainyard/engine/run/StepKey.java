package io.trainyard.engine.run;

/**
 * A node of a run: a step, or one of the items it is run for.
 *
 * @param key names the item, never a position; empty where the step runs once
 */
public record StepKey(String step, String key) implements Comparable<StepKey> {

  /** The only node of a step that runs once. */
  public static StepKey of(String step) {
    return new StepKey(step, "");
  }

  @Override
  public int compareTo(StepKey other) {
    int byStep = step.compareTo(other.step);
    return byStep != 0 ? byStep : key.compareTo(other.key);
  }

  /** {@code score}, or {@code score[eu]}. */
  @Override
  public String toString() {
    return key.isEmpty() ? step : step + "[" + key + "]";
  }
}
