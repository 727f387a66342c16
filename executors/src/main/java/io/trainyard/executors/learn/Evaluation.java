package io.trainyard.executors.learn;

import io.trainyard.engine.check.Finding;
import io.trainyard.executors.learn.metrics.Measured;
import io.trainyard.executors.learn.metrics.Metric;
import java.util.List;
import java.util.Map;

/**
 * What an evaluation found.
 *
 * @param slices groups by column
 */
record Evaluation(
    long rows,
    Map<Metric, Measured> measures,
    Map<String, List<Groups.Group>> slices,
    List<Finding> findings) {}
