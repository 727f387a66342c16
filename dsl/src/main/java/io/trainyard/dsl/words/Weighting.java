package io.trainyard.dsl.words;

/** How rows are weighted. */
@Called("balanced")
public interface Weighting {}
