package io.trainyard.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Fire times around clock changes that were written down by hand, with what Quartz does there. */
class GoldenFireTimesTest {
  @ParameterizedTest(name = "{0} {1} after {2}: {4}")
  @CsvFileSource(resources = "dst_fire_times.csv", numLinesToSkip = 1)
  void the_next_fire_is_the_one_of_the_table(
      String cron, String zone, String after, String next, String why) {
    Schedule schedule = Schedule.of(Cron.parse(cron), ZoneId.of(zone));
    FireTimes times = new FireTimes(schedule, "x", WorkCalendar.ALWAYS);

    assertThat(times.next(Instant.parse(after)).orElseThrow().logical())
        .as(why)
        .isEqualTo(Instant.parse(next));
  }
}
