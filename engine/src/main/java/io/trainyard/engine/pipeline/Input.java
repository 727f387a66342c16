package io.trainyard.engine.pipeline;

/**
 * What a step is handed.
 *
 * @param name how the step's body knows it: the variable's name, or its last part for {@code
 *     parts.train}
 * @param from a {@link Value.Output}, a {@link Value.Param}, or a {@link Value.Term} that is looked
 *     up when the attempt starts, such as {@code champion('churn')}
 */
public record Input(String name, Value from) {}
