package io.trainyard.engine.store;

/**
 * The end of the log that a crash left half-written; it was never acknowledged.
 *
 * @param file name of the segment
 * @param offset where it began
 * @param bytes how many bytes were dropped
 */
public record TornFrame(String file, long offset, long bytes) {}
