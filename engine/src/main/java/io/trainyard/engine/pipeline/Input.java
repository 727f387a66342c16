package io.trainyard.engine.pipeline;

/**
 * What a step is handed.
 *
 * @param name how the step's body knows it: the variable's name, or its last part for {@code
 *     parts.train}
 * @param from a {@link Value.Output}, a {@link Value.Param}, or a {@link Value.Term} that is looked
 *     up when the attempt starts, such as {@code champion('churn')}
 * @param each whether the step runs once for every item of {@code from}
 */
public record Input(String name, Value from, boolean each) {

  /** An input that is handed over whole. */
  public Input(String name, Value from) {
    this(name, from, false);
  }
}
