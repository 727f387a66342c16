package io.trainyard.dsl.words;

/** How a text becomes numbers. */
@Called("oneHot or ordinal")
public interface Encoding {}
