package io.trainyard.engine.store;

import io.trainyard.engine.run.MetricEvents;
import io.trainyard.engine.run.MetricPoint;
import io.trainyard.engine.run.MetricPoints;
import io.trainyard.engine.run.MetricSeries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what {@link MetricTables} hold. Thread-safe. */
public final class StoredMetricPoints implements MetricPoints {
  private final Database database;

  public StoredMetricPoints(Database database) {
    this.database = database;
  }

  @Override
  public List<MetricSeries> of(long attempt, int most) {
    Map<String, List<MetricPoint>> byName = new LinkedHashMap<>();
    database
        .list(
            row -> TableJson.read(row.getString("points"), MetricEvents.Points.class),
            "select points from metric_points where attempt = ? order by name, seq",
            attempt)
        .forEach(
            points ->
                byName
                    .computeIfAbsent(points.name(), name -> new ArrayList<>())
                    .addAll(points.toPoints()));
    return byName.entrySet().stream()
        .map(each -> new MetricSeries(attempt, each.getKey(), thinned(each.getValue(), most)))
        .toList();
  }

  private static List<MetricPoint> thinned(List<MetricPoint> points, int most) {
    if (points.size() <= most) {
      return points;
    }
    List<MetricPoint> kept = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      kept.add(points.get((int) ((long) i * (points.size() - 1) / Math.max(1, most - 1))));
    }
    return kept;
  }

  @Override
  public List<Long> attempts(long run) {
    return database.list(
        row -> row.getLong(1),
        "select distinct attempt from metric_points where run = ? order by attempt",
        run);
  }
}
