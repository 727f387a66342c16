package io.trainyard.dsl.words;

/** A table that a step makes. */
@Called("a table")
public interface TableRef extends Ref {}
