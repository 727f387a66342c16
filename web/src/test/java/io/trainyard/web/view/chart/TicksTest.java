package io.trainyard.web.view.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Marks of axes and the numbers beside them. */
final class TicksTest {
  /** The example of Heckbert's paper: 105 to 543 with five marks. */
  @Test
  void the_example_of_the_source_gives_its_marks() {
    assertThat(Ticks.of(105, 543, 5, false).values())
        .containsExactly(100.0, 200.0, 300.0, 400.0, 500.0, 600.0);
  }

  @ParameterizedTest
  @CsvSource({
    "0.851, 0.8634",
    "-1, 1",
    "0, 0",
    "7, 7",
    "-3e-9, 4e-9",
    "1e12, 3e12",
    "5, -5",
    "0, 1e-300",
    "1, 1.0000000000000002",
    "-1.7e308, 1.7e308",
    "NaN, 1",
    "0, Infinity"
  })
  void marks_enclose_the_range_and_are_few(double low, double high) {
    Ticks ticks = Ticks.of(low, high, 5, false);

    assertThat(ticks.values()).hasSizeBetween(2, 14).isSorted().doesNotHaveDuplicates();
    if (Double.isFinite(high - low)) {
      assertThat(ticks.low()).isLessThanOrEqualTo(Math.min(low, high));
      assertThat(ticks.high()).isGreaterThanOrEqualTo(Math.max(low, high));
    }
  }

  @Test
  void steps_are_marked_at_whole_numbers_only() {
    Ticks ticks = Ticks.of(1, 3, 7, true);

    assertThat(ticks.values()).containsExactly(1.0, 2.0, 3.0);
    assertThat(ticks.values().stream().map(ticks::label)).containsExactly("1", "2", "3");
  }

  @Test
  void labels_have_the_decimals_that_tell_them_apart() {
    Ticks ticks = Ticks.of(0.85, 0.87, 5, false);

    assertThat(ticks.values().stream().map(ticks::label))
        .isEqualTo(List.of("0.850", "0.855", "0.860", "0.865", "0.870"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0", "-0.0|0", "1234567|1,234,570", "128198|128,198", "-0.0071|\u22120.0071",
        "0.00001|1.00e\u221205", "NaN|not a number", "Infinity|infinite", "0.1|0.1", "1e15|1.00e+15"
      })
  void numbers_are_written_with_six_digits_and_a_real_minus(double value, String text) {
    assertThat(Figures.text(value)).isEqualTo(text);
  }
}
