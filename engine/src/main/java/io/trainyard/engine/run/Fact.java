package io.trainyard.engine.run;

/**
 * Something an outcome states beside its results: an event kind and its JSON. It is written in the
 * transaction that completes the attempt; the tables decide whether it may be.
 */
public record Fact(String kind, String json) {}
