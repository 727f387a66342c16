package io.trainyard.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.artifact.DurableFiles;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.NewEvent;
import io.trainyard.engine.run.MetricEvents;
import io.trainyard.engine.run.MetricPoint;
import io.trainyard.engine.run.MetricPoints;
import io.trainyard.engine.run.MetricSeries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricPointsTest {
  @TempDir Path home;

  private Store open() throws IOException {
    return Store.open(Homes.settings(home), EngineTables.all());
  }

  private static NewEvent measured(long run, long attempt, String name, Double... values) {
    List<Double> x = IntStream.range(0, values.length).mapToObj(i -> (double) i).toList();
    MetricEvents.Points points = new MetricEvents.Points(name, x, Arrays.asList(values));
    return new NewEvent(
        MetricEvents.ATTEMPT_METRICS,
        "engine",
        run,
        EventJson.write(new MetricEvents.AttemptMetrics(attempt, List.of(points))));
  }

  @Test
  void points_of_several_records_are_one_curve_before_and_after_a_rebuild() throws Exception {
    List<MetricSeries> before;
    try (Store store = open()) {
      store.journal().write(List.of(measured(1, 7, "loss", 0.9, null)));
      store.journal().write(List.of(measured(1, 7, "auc", 0.5), measured(2, 8, "loss", 1.0)));
      store.journal().write(List.of(measured(1, 7, "loss", 0.7)));
      before = new StoredMetricPoints(store.database()).of(7, 100);
    }
    assertThat(before)
        .containsExactly(
            new MetricSeries(7, "auc", List.of(new MetricPoint(0, 0.5))),
            new MetricSeries(
                7,
                "loss",
                List.of(
                    new MetricPoint(0, 0.9),
                    new MetricPoint(1, Double.NaN),
                    new MetricPoint(0, 0.7))));
    DurableFiles.deleteTree(home.resolve("db"));
    try (Store store = open()) {
      MetricPoints points = new StoredMetricPoints(store.database());
      assertThat(points.of(7, 100)).isEqualTo(before);
      assertThat(points.attempts(1)).containsExactly(7L);
      assertThat(points.attempts(3)).isEmpty();
    }
  }

  @Test
  void a_long_curve_is_thinned_evenly_and_keeps_its_ends() throws Exception {
    Double[] values = IntStream.range(0, 1_001).mapToObj(i -> (double) i).toArray(Double[]::new);
    try (Store store = open()) {
      store.journal().write(List.of(measured(1, 7, "loss", values)));
      assertThat(new StoredMetricPoints(store.database()).of(7, 11).get(0).points())
          .extracting(MetricPoint::value)
          .containsExactly(
              0.0, 100.0, 200.0, 300.0, 400.0, 500.0, 600.0, 700.0, 800.0, 900.0, 1000.0);
    }
  }
}
