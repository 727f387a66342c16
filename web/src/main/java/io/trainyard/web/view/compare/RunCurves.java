package io.trainyard.web.view.compare;

import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.MetricPoints;
import io.trainyard.engine.run.MetricSeries;
import io.trainyard.web.view.chart.Axis;
import io.trainyard.web.view.chart.LineChart;
import io.trainyard.web.view.chart.Picture;
import io.trainyard.web.view.chart.Point;
import io.trainyard.web.view.chart.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws the curves of runs over each other: one picture for each step and measure. */
record RunCurves(MetricPoints points) {
  private static final int MOST_PICTURES = 12;
  private static final int MOST_ATTEMPTS = 24;
  private static final int MOST_POINTS = 400;

  List<Picture> of(List<RunFacts> runs) {
    Map<String, List<Series>> byName = new LinkedHashMap<>();
    for (RunFacts run : runs) {
      Map<Long, Attempt> attempts = new LinkedHashMap<>();
      run.attempts().forEach(attempt -> attempts.put(attempt.id(), attempt));
      points.attempts(run.run().number()).stream()
          .limit(MOST_ATTEMPTS)
          .forEach(id -> add(byName, run.run().number(), attempts.get(id), id));
    }
    return byName.entrySet().stream()
        .limit(MOST_PICTURES)
        .map(
            entry ->
                new LineChart(
                        entry.getKey(),
                        Axis.whole("step"),
                        Axis.of(entry.getKey().substring(entry.getKey().lastIndexOf(' ') + 1)),
                        entry.getValue())
                    .picture())
        .toList();
  }

  private void add(
      Map<String, List<Series>> byName,
      long run,
      @org.jspecify.annotations.Nullable Attempt attempt,
      long id) {
    if (attempt == null) {
      return; // made after the attempts were read
    }
    for (MetricSeries series : points.of(id, MOST_POINTS)) {
      List<Point> line =
          series.points().stream().map(point -> new Point(point.x(), point.value())).toList();
      String key = attempt.key().isEmpty() ? "" : " " + attempt.key();
      String retried = attempt.tryNumber() == 1 ? "" : ", try " + attempt.tryNumber();
      byName
          .computeIfAbsent(attempt.step() + " " + series.name(), absent -> new ArrayList<>())
          .add(new Series("#" + run + key + retried, line));
    }
  }
}
