package io.trainyard.dsl.words;

/** One thing that a step makes. */
@Called("what a step makes")
public interface Ref extends StepRef {}
