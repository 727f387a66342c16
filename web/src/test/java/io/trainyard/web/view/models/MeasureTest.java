package io.trainyard.web.view.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Better and worse are said in words, by the good direction of each measure. */
final class MeasureTest {
  @Test
  void higher_is_better_for_some_measures_and_lower_for_others() {
    assertThat(Measure.of("auc", 0.852, 0.861).change()).isEqualTo("+0.009 better");
    assertThat(Measure.of("logLoss", 0.389, 0.381).change()).isEqualTo("\u22120.008 better");
    assertThat(Measure.of("rmse", 1.0, 1.5))
        .extracting(Measure::change, Measure::tone)
        .containsExactly("+0.5 worse", "worse");
  }

  @Test
  void a_measure_of_unknown_direction_has_no_verdict() {
    assertThat(Measure.of("selectionRatio", 0.5, 0.75))
        .extracting(Measure::change, Measure::tone)
        .containsExactly("+0.25", "");
  }

  @Test
  void what_is_missing_equal_or_not_finite_is_no_difference() {
    assertThat(Measure.of("auc", null, 0.8).change()).isEmpty();
    assertThat(Measure.of("auc", 0.8, 0.8).change()).isEqualTo("as before");
    assertThat(Measure.of("auc", Double.NaN, 0.8).tone()).isEmpty();
    assertThat(Measure.of(Map.of("a", 1.0), Map.of("b", 2.0)))
        .extracting(Measure::name)
        .containsExactly("a", "b");
  }
}
