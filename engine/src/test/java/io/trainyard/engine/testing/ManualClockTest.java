package io.trainyard.engine.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ManualClockTest {
  private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

  @Test
  void it_stands_still_until_it_is_moved() {
    ManualClock clock = new ManualClock(START);
    assertThat(clock.instant()).isEqualTo(START);
    clock.advance(Duration.ofSeconds(90));
    assertThat(clock.instant()).isEqualTo(Instant.parse("2026-11-21T10:01:30Z"));
    clock.set(START);
    assertThat(clock.millis()).isEqualTo(START.toEpochMilli());
  }

  @Test
  void in_another_zone_it_is_the_same_clock() {
    ManualClock clock = new ManualClock(START);
    Clock inIndia = clock.withZone(ZoneId.of("Asia/Kolkata"));
    clock.advance(Duration.ofHours(1));
    assertThat(inIndia.instant()).isEqualTo(clock.instant());
    assertThat(inIndia.getZone()).isEqualTo(ZoneId.of("Asia/Kolkata"));
    assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
  }
}
