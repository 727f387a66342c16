package io.trainyard.engine.run;

/**
 * What an attempt measured at one place, such as the loss after a round.
 *
 * @param x where, such as the number of the round; finite
 * @param value what was measured; NaN where that was no finite number
 */
public record MetricPoint(double x, double value) {}
