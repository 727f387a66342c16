package io.trainyard.web.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FormatTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0.0 s",
    "3100, 3.1 s",
    "59949, 59.9 s",
    "59950, 1 min",
    "61000, 1 min 1 s",
    "3600000, 1 h",
    "7500000, 2 h 5 min",
    "-5, 0.0 s"
  })
  void a_duration_has_two_units_at_most(long millis, String text) {
    assertThat(Format.duration(Duration.ofMillis(millis))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0.84214, 0.842", "0.61, 0.61", "0.6104, 0.61", "43.127, 43.1", "999.6, 1000",
    "12345.6, 12346", "0, 0", "-0.00012345, -0.000123", "1e-9, 0.000000001", "NaN, undefined"
  })
  void a_number_has_three_digits_that_say_something(double value, String text) {
    assertThat(Format.number(value)).isEqualTo(text);
  }

  @Test
  void counts_and_sizes_are_the_same_in_every_locale() {
    assertThat(Format.rows(5_634)).isEqualTo("5,634 rows");
    assertThat(Format.rows(1)).isEqualTo("1 row");
    assertThat(Format.bytes(1_023)).isEqualTo("1,023 bytes");
    assertThat(Format.bytes(12_897_485)).isEqualTo("12.3 MiB");
  }
}
