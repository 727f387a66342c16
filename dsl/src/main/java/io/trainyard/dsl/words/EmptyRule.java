package io.trainyard.dsl.words;

/** What becomes of a step whose input has no item. */
@Called("skip or fail")
public interface EmptyRule {}
