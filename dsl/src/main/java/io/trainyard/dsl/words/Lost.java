package io.trainyard.dsl.words;

/** What becomes of a time that the clocks skip. */
@Called("madeUp or leftOut")
public interface Lost {}
