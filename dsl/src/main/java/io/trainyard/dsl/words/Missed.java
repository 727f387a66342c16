package io.trainyard.dsl.words;

/** What becomes of runs that were missed. */
@Called("none, latest or all(10)")
public interface Missed {}
