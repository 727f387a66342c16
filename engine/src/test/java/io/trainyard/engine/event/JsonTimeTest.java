package io.trainyard.engine.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle is java.time. */
class JsonTimeTest {
  @Test
  void any_time_is_written_and_read_as_the_platform_does() {
    Random random = new Random(1);
    int[] units = {1, 1_000, 1_000_000, 1_000_000_000};
    for (int i = 0; i < 100_000; i++) {
      int unit = units[random.nextInt(units.length)];
      int nanos = random.nextInt(1_000_000_000) / unit * unit;
      check(Instant.ofEpochSecond(random.nextLong() >> (8 + random.nextInt(30)) >> 12, nanos));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999999999Z",
        "0000-01-01T00:00:00Z",
        "-0001-12-31T23:59:59Z",
        "9999-12-31T23:59:59.9Z",
        "+10000-01-01T00:00:00Z",
        "2024-02-29T12:00:00.000001Z",
        "2026-01-01T24:00:00Z",
        "2026-01-01T00:00:00.1Z",
        "2026-01-01T00:00:00.12345678Z",
        "2026-01-01T02:00:00+02:00",
        "2026-01-01t00:00:00z"
      })
  void edges_are_read_as_the_platform_does(String text) {
    assertThat(JsonTime.parse(text)).isEqualTo(Instant.parse(text));
    check(Instant.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2026-01-01",
        "2026-01-01T00:00:00",
        "2026-13-01T00:00:00Z",
        "2025-02-29T00:00:00Z",
        "2026-01-01T25:00:00Z",
        "2026-01-01T00:61:00Z",
        "2026-01-01 00:00:00Z",
        "2026-01-01T00:00:00.1234567890Z",
        "2026-01-01T00:00:00,5Z",
        "2026-01-0xT00:00:00Z",
        "2026-01-01T00:00:0\u0663Z"
      })
  void what_is_no_time_is_refused(String text) {
    assertThatThrownBy(() -> JsonTime.parse(text)).isInstanceOf(DateTimeException.class);
  }

  private static void check(Instant time) {
    StringBuilder text = new StringBuilder();
    JsonTime.write(time, text);

    assertThat(text).hasToString(time.toString());
    assertThat(JsonTime.parse(text.toString())).isEqualTo(time);
  }
}
