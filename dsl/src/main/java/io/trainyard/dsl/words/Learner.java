package io.trainyard.dsl.words;

/** What fits a model. */
@Called("a learner such as gradientBoosting { }")
public interface Learner {}
