package io.trainyard.dsl.words;

/** What decides where a row goes. */
@Called("time 'column' or group 'column'")
public interface SplitBy {}
