package io.trainyard.dsl.words;

/** What stands in for a missing value. */
@Called("median, mean or mostFrequent")
public interface Imputation {}
