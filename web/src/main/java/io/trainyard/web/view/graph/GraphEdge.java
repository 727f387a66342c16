package io.trainyard.web.view.graph;

/**
 * One node waits for another.
 *
 * @param from id of the one that comes first
 * @param to id of the one that waits
 * @param conditional whether the first decides if the other runs at all
 */
public record GraphEdge(String from, String to, boolean conditional) {}
