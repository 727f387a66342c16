package io.trainyard.dsl.words;

/** Says that nothing is tried again. */
@Called("none")
public interface NoRetry {}
