package io.trainyard.executors.learn.prepare;

/**
 * What a learner cannot do without.
 *
 * @param everyValue whether missing numbers must be filled
 * @param scaling whether numbers must be scaled
 */
public record Needs(boolean everyValue, boolean scaling) {}
