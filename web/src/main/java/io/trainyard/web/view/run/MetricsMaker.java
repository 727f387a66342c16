package io.trainyard.web.view.run;

import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.MetricPoint;
import io.trainyard.engine.run.MetricSeries;
import io.trainyard.web.view.Words;
import io.trainyard.web.view.chart.Axis;
import io.trainyard.web.view.chart.LineChart;
import io.trainyard.web.view.chart.Picture;
import io.trainyard.web.view.chart.Point;
import io.trainyard.web.view.chart.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws what an attempt measured on its way. Pure. */
final class MetricsMaker {
  /** Points that are read of one curve. */
  static final int MOST_POINTS = 500;

  private static final int MOST_CHARTS = 12;

  private MetricsMaker() {}

  /** A chart for each measure; what was measured on several rows of data shares one. */
  static StepPanel.Measured of(Attempt attempt, List<MetricSeries> curves) {
    Map<String, List<Series>> charts = new LinkedHashMap<>();
    for (MetricSeries curve : curves) {
      charts.computeIfAbsent(measure(curve.name()), name -> new ArrayList<>()).add(series(curve));
    }
    List<Picture> pictures =
        charts.entrySet().stream()
            .limit(MOST_CHARTS)
            .map(
                chart ->
                    new LineChart(
                            chart.getKey(),
                            Axis.whole("step"),
                            Axis.of(chart.getKey()),
                            chart.getValue())
                        .picture())
            .toList();
    List<StepPanel.Measure> last =
        attempt.metrics().entrySet().stream()
            .map(metric -> new StepPanel.Measure(metric.getKey(), Words.number(metric.getValue())))
            .toList();
    int more = charts.size() - pictures.size();
    return new StepPanel.Measured(
        pictures,
        last,
        more > 0 ? Words.count(more, "more curve is", "more curves are") + " not shown" : "");
  }

  /** {@code train.loss} and {@code validation loss} are both {@code loss}. */
  private static String measure(String name) {
    int from =
        Math.max(name.lastIndexOf('.'), Math.max(name.lastIndexOf('/'), name.lastIndexOf(' ')));
    return from > 0 && from < name.length() - 1 ? name.substring(from + 1) : name;
  }

  private static Series series(MetricSeries curve) {
    List<Point> points = new ArrayList<>();
    for (MetricPoint point : curve.points()) {
      points.add(new Point(point.x(), point.value()));
    }
    return new Series(curve.name(), points);
  }
}
