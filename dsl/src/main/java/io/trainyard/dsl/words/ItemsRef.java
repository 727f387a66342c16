package io.trainyard.dsl.words;

/** The items that a list or a partition makes. */
@Called("a list or partition")
public interface ItemsRef extends Ref {}
