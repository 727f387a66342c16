package io.trainyard.dsl.words;

/** A generic step; its outputs are what {@code produces} names. */
@Called("a step")
public interface Made extends StepRef {}
