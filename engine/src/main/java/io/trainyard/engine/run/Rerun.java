package io.trainyard.engine.run;

/**
 * A run that was started to run another one again.
 *
 * @param run its number
 * @param plan what it takes over and what it runs
 */
public record Rerun(long run, RerunPlan plan) {}
