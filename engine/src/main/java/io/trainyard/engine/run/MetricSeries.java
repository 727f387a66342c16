package io.trainyard.engine.run;

import java.util.List;

/**
 * The points of one name that an attempt reported, in the order in which it did.
 *
 * @param attempt its id
 */
public record MetricSeries(long attempt, String name, List<MetricPoint> points) {
  public MetricSeries {
    points = List.copyOf(points);
  }
}
