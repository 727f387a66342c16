package io.trainyard.dsl.words;

/** What makes a model better than another. */
@Called("a comparison such as auc.higherBy(0)")
public interface Comparison {}
