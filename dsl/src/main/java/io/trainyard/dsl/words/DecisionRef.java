package io.trainyard.dsl.words;

/** A yes or no that a step decides. */
@Called("a decision")
public interface DecisionRef extends Ref {}
