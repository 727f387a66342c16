package io.trainyard.dsl.words;

/** Whole numbers from one to another. */
@Called("whole numbers such as between(1, 12)")
public interface Numbers {}
