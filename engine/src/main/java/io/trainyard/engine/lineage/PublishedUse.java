package io.trainyard.engine.lineage;

/**
 * A run that took a table by the name it is published under.
 *
 * @param name under which it was published
 */
public record PublishedUse(String name, String pipeline, long run, long attempt) {}
