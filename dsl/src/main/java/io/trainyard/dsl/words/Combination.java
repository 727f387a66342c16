package io.trainyard.dsl.words;

/** Whether signals start a run together. */
@Called("any or all")
public interface Combination {}
