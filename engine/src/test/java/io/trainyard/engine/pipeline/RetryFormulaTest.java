package io.trainyard.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The pauses before retry 1, 2, 3, ... in seconds, beside those of engines whose formula is the
 * same: first x 2^(n-1), at most the cap.
 */
class RetryFormulaTest {
  private static Retry retry(long first, long cap) {
    return new Retry(20, Duration.ofSeconds(first), Duration.ofSeconds(cap), List.of(), List.of());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "Temporal's defaults,                          1,   100, '1 2 4 8 16 32 64 100 100 100'",
    "Flyte with base 10 s and factor 2,           10,   300, '10 20 40 80 160 300 300'",
    "KFP with factor 2 and its longest pause,     30,  3600, '30 60 120 240 480 960 1920 3600 3600'",
    "Kestra since its formula is not linear,       5,    60, '5 10 20 40 60 60'",
    "Prefect's first fifty pauses are uncapped,    2, 86400, '2 4 8 16 32 64 128 256 512 1024'",
    "Metaflow's pause never grows,               120,   120, '120 120 120 120'",
    "Conductor's FIXED,                           60,    60, '60 60 60'",
    "no pause at all,                              0,     0, '0 0 0'",
    "no first pause stays none,                    0,    60, '0 0 0'"
  })
  void the_longest_pauses_are_those_of_the_table(String of, long first, long cap, String seconds) {
    Retry retry = retry(first, cap);
    String[] expected = seconds.split(" ");

    assertThat(IntStream.rangeClosed(1, expected.length).mapToObj(retry::longestPause))
        .as(of)
        .containsExactlyElementsOf(
            java.util.Arrays.stream(expected).map(Long::valueOf).map(Duration::ofSeconds).toList());
  }

  @Test
  void the_jitter_is_full_from_nothing_to_the_longest_pause_and_even() {
    Retry retry = retry(10, 1_000);
    Random random = new Random(1);
    for (int n = 1; n <= 8; n++) {
      Duration longest = retry.longestPause(n);
      int number = n;
      double mean =
          IntStream.range(0, 20_000)
              .mapToObj(i -> retry.pause(number, random.nextLong()))
              .peek(pause -> assertThat(pause).isBetween(Duration.ZERO, longest))
              .mapToDouble(pause -> (double) pause.toNanos() / longest.toNanos())
              .average()
              .orElseThrow();
      assertThat(mean).as("retry %d", n).isBetween(0.49, 0.51);
    }
  }

  @Test
  void a_fixed_pause_has_no_jitter() {
    assertThat(retry(60, 60).pause(7, 12_345)).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void the_thousandth_retry_waits_no_longer_than_the_cap() {
    assertThat(retry(1, 86_400).longestPause(1_000)).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void there_is_no_growth_without_a_cap_and_no_cap_above_a_day() {
    assertThatThrownBy(() -> retry(10, 5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> retry(1, 86_401)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void lost_machines_are_counted_apart_and_forgiven_three_times_at_least() {
    assertThat(Retry.NONE.lossTimes()).isEqualTo(3);
    assertThat(Retry.times(2).lossTimes()).isEqualTo(3);
    assertThat(Retry.times(7).lossTimes()).isEqualTo(7);
  }
}
