package io.trainyard.engine.run;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What events about the curves of attempts carry. */
public final class MetricEvents {
  public static final String ATTEMPT_METRICS = "attempt.metrics";

  private MetricEvents() {}

  /** An attempt reported points since the last such event; one entry for each name. */
  public record AttemptMetrics(long attempt, List<Points> series) {}

  /**
   * Points of one name, in the order of their reports.
   *
   * @param value null where what was measured is no finite number
   */
  public record Points(String name, List<Double> x, List<@Nullable Double> value) {
    public List<MetricPoint> toPoints() {
      List<MetricPoint> points = new ArrayList<>();
      for (int i = 0; i < x.size(); i++) {
        Double measured = value.get(i);
        points.add(new MetricPoint(x.get(i), measured == null ? Double.NaN : measured));
      }
      return points;
    }
  }
}
