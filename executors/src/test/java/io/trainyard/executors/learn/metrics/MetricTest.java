package io.trainyard.executors.learn.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.deploy.Task;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetricTest {

  @ParameterizedTest
  @EnumSource(Metric.class)
  void no_rows_are_undefined_and_say_so(Metric metric) {
    Measured measured = metric.of(of(metric, 0, 0));

    assertThat(measured.isDefined()).isFalse();
    assertThat(measured.text()).isEqualTo("undefined");
    assertThat(measured.why()).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(Metric.class)
  void predictions_that_are_no_numbers_never_give_a_number_that_is_none(Metric metric) {
    Measured measured = metric.of(of(metric, 4, Double.NaN));

    measured.value().ifPresent(value -> assertThat(value).isFinite());
    assertThat(measured.isDefined() || !measured.why().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Metric.class)
  void every_metric_is_found_by_its_word(Metric metric) {
    assertThat(Metric.of(metric.word())).contains(metric);
    assertThat(Metric.fitting(metric.task())).contains(metric);
  }

  private static Scored of(Metric metric, int rows, double value) {
    double[] actual = new double[rows];
    double[] predicted = new double[rows];
    int[] classes = new int[rows];
    double[][] probabilities = new double[rows][2];
    for (int row = 0; row < rows; row++) {
      classes[row] = row % 2;
      actual[row] = row;
      predicted[row] = value;
      probabilities[row][1] = value;
    }
    return metric.task() == Task.NUMBER
        ? ScoredNumbers.of(actual, predicted)
        : new ScoredClasses(2, OptionalInt.of(1), classes, new int[rows], probabilities);
  }
}
