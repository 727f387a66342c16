package io.trainyard.engine.pipeline;

/**
 * What a step makes.
 *
 * @param name {@code data} where a step has one table only, else such as {@code train}, {@code
 *     rejected}, {@code model}, {@code metrics}, {@code report}, {@code decision}, {@code release},
 *     {@code live}
 */
public record Output(String name, ArtifactKind kind) {}
