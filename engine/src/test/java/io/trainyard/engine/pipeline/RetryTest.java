package io.trainyard.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryTest {
  private static Retry retry(Duration first, Duration cap) {
    return new Retry(1_000, first, cap, List.of(), List.of());
  }

  /** The formula of Temporal, of Prefect and, with its cap, of Flyte: first * 2^(n-1). */
  @ParameterizedTest
  @CsvSource({
    "1, 100, 1, 1", "1, 100, 2, 2", "1, 100, 3, 4", "1, 100, 7, 64", "1, 100, 8, 100",
    "30, 600, 1, 30", "30, 600, 2, 60", "30, 600, 5, 480", "30, 600, 6, 600", "30, 600, 99, 600",
    "0, 600, 1, 0", "0, 600, 50, 0", "60, 60, 1, 60", "60, 60, 9, 60", "0, 0, 3, 0"
  })
  void the_bound_doubles_with_each_retry_up_to_the_cap(int first, int cap, int n, int expected) {
    Retry retry = retry(Duration.ofSeconds(first), Duration.ofSeconds(cap));
    assertThat(retry.longestPause(n)).isEqualTo(Duration.ofSeconds(expected));
  }

  @Test
  void the_bound_is_that_of_numbers_without_limits_and_never_overflows() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 10_000; i++) {
      long cap = random.nextLong(Duration.ofHours(24).toNanos() + 1);
      long first = random.nextLong(cap + 1) >> random.nextInt(48);
      int n = 1 + (random.nextInt(Integer.MAX_VALUE) >>> random.nextInt(31));
      BigInteger exact = BigInteger.valueOf(first).shiftLeft(Math.min(n - 1, 100));
      Retry retry = retry(Duration.ofNanos(first), Duration.ofNanos(cap));
      assertThat(retry.longestPause(n).toNanos())
          .isEqualTo(exact.min(BigInteger.valueOf(cap)).longValueExact());
      assertThat(retry.pause(n, random.nextLong())).isBetween(Duration.ZERO, retry.longestPause(n));
    }
  }

  @Test
  void a_growing_pause_is_drawn_from_zero_to_its_bound_and_both_ends_occur() {
    Retry retry = retry(Duration.ofNanos(2), Duration.ofNanos(5));
    assertThat(List.of(0L, 1L, 2L, 3L, -1L))
        .extracting(draw -> retry.pause(1, draw).toNanos())
        .containsExactly(0L, 1L, 2L, 0L, 0L); // -1 is 2^64 - 1, a multiple of 3
    SplittableRandom random = new SplittableRandom(2);
    int[] seen = new int[6];
    for (int i = 0; i < 60_000; i++) {
      seen[(int) retry.pause(9, random.nextLong()).toNanos()]++;
    }
    assertThat(Arrays.stream(seen)).allMatch(count -> count > 9_600 && count < 10_400);
  }

  @Test
  void pauses_of_one_length_are_exact() {
    Retry retry = retry(Duration.ofSeconds(30), Duration.ofSeconds(30));
    assertThat(retry.pause(1, 12_345)).isEqualTo(Duration.ofSeconds(30));
    assertThat(retry.pause(40, -1)).isEqualTo(Duration.ofSeconds(30));
    assertThat(Retry.times(3).pause(2, 77)).isZero();
  }

  @Test
  void growing_without_a_cap_a_cap_above_a_day_and_what_is_negative_are_refused() {
    Duration second = Duration.ofSeconds(1);
    assertThatThrownBy(() -> retry(second, Duration.ZERO)).hasMessageContaining("cap");
    assertThatThrownBy(() -> retry(second, Duration.ofHours(24).plusNanos(1)))
        .hasMessageContaining("24 hours");
    assertThatThrownBy(() -> retry(second.negated(), second)).hasMessageContaining("from 0");
    assertThatThrownBy(() -> Retry.times(-1)).hasMessageContaining("not -1");
  }

  @Test
  void a_class_of_failures_is_read_as_it_is_written_and_nothing_else_is() {
    for (FailureClass each :
        List.of(
            FailureClass.MACHINE_LOST,
            FailureClass.TIMEOUT,
            FailureClass.OUT_OF_MEMORY,
            FailureClass.exitCode(75))) {
      assertThat(FailureClass.of(each.toValue())).isEqualTo(each);
    }
    Value.Num code = new Value.Num(new BigDecimal(75));
    for (Value wrong :
        List.of(
            code,
            Value.Term.of("machineLos"),
            Value.Term.of("exitCode"),
            Value.Term.of("exitCode", new Value.Num(new BigDecimal(256))),
            Value.Term.of("exitCode", new Value.Text("75")),
            Value.Term.of("timeout", code))) {
      assertThatThrownBy(() -> FailureClass.of(wrong)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
