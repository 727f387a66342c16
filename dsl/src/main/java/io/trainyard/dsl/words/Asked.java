package io.trainyard.dsl.words;

/** When a param is asked for. */
@Called("manual")
public interface Asked {}
