package io.trainyard.dsl.words;

/** What a metric must reach. */
@Called("a limit such as auc.atLeast(0.80)")
public interface Limit {}
