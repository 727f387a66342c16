package io.trainyard.dsl.words;

/** Who goes first among steps that wait for the same thing. */
@Called("low, normal or high")
public interface PriorityLevel {}
