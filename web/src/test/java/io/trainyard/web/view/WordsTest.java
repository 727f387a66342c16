package io.trainyard.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Times, sizes and numbers as the viewer words them, whatever the locale of the machine. */
final class WordsTest {
  private static final Instant NOW = Instant.parse("2026-11-20T08:41:12Z");
  private final Words words = new Words(ZoneId.of("Europe/Berlin"), NOW);

  @Test
  void times_that_are_near_are_relative() {
    assertThat(words.ago(NOW.minusSeconds(2))).isEqualTo("just now");
    assertThat(words.ago(NOW.minusSeconds(42))).isEqualTo("42 s ago");
    assertThat(words.ago(NOW.minusSeconds(3 * 86_400 + 7_200))).isEqualTo("3 d 2 h ago");
    assertThat(words.until(NOW.plusSeconds(18 * 3_600 + 49 * 60))).isEqualTo("in 18 h 49 m");
    assertThat(words.until(NOW.minusSeconds(1))).isEqualTo("now");
  }

  @Test
  void times_that_are_far_have_their_date() {
    assertThat(words.at(Instant.parse("2026-11-20T05:00:00Z"))).isEqualTo("06:00");
    assertThat(words.at(Instant.parse("2026-11-23T05:00:00Z"))).isEqualTo("Mon 06:00");
    assertThat(words.at(Instant.parse("2026-10-01T05:00:00Z"))).isEqualTo("1 Oct 07:00");
    assertThat(words.at(Instant.parse("2025-01-01T05:00:00Z"))).isEqualTo("1 Jan 2025");
    assertThat(words.full(NOW)).isEqualTo("Fri 20 Nov 2026, 09:41:12 CET");
  }

  @Test
  void the_zone_of_times_is_named_with_its_offset() {
    assertThat(words.zoneName()).isEqualTo("Europe/Berlin (UTC+01:00)");
    assertThat(new Words(ZoneOffset.UTC, NOW).zoneName()).isEqualTo("UTC");
    assertThat(new Words(ZoneId.of("Etc/UTC"), NOW).clock()).endsWith("UTC");
  }

  @Test
  void durations_keep_the_two_units_that_say_something() {
    assertThat(Words.duration(Duration.ofMillis(320))).isEqualTo("320 ms");
    assertThat(Words.duration(Duration.ofMillis(4_240))).isEqualTo("4.2 s");
    assertThat(Words.duration(Duration.ofSeconds(47))).isEqualTo("47 s");
    assertThat(Words.duration(Duration.ofSeconds(380))).isEqualTo("6 m 20 s");
    assertThat(Words.duration(Duration.ofMinutes(124))).isEqualTo("2 h 04 m");
    assertThat(Words.duration(Duration.ofSeconds(-1))).isEqualTo("0 ms");
  }

  @Test
  void numbers_that_are_none_are_called_so() {
    assertThat(Words.number(Double.NaN)).isEqualTo("undefined");
    assertThat(Words.number(-0.00612)).isEqualTo("−0.00612");
    assertThat(Words.share(0.0025)).isEqualTo("0.25 %");
    assertThat(Words.share(17.0 / 19)).isEqualTo("89 %");
    assertThat(Words.share(Double.NaN)).isEqualTo("undefined");
    assertThat(Words.bytes(999)).isEqualTo("999 bytes");
    assertThat(Words.bytes(12_300_000)).isEqualTo("12.3 MB");
    assertThat(Words.count(6_081, "row", "rows")).isEqualTo("6,081 rows");
    assertThat(Words.digest("sha256:c0a491ff")).isEqualTo("c0a491");
  }
}
