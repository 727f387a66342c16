package io.trainyard.dsl.words;

/** What becomes of a time that comes twice. */
@Called("once or twice")
public interface Repeated {}
