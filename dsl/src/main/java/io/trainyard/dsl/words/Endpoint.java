package io.trainyard.dsl.words;

/** Where a model answers. */
@Called("an endpoint such as endpoint('churn')")
public interface Endpoint {}
