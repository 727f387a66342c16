package io.trainyard.dsl.words;

/** How a model is explained. */
@Called("shap or permutation")
public interface Explaining {}
