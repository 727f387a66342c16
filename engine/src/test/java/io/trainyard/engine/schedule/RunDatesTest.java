package io.trainyard.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.testing.Definitions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunDatesTest {
  private static final Instant LATE = Instant.parse("2026-11-21T20:00:00Z");

  @Test
  void a_run_that_a_person_starts_is_about_today_where_the_schedule_is() {
    Pipeline pipeline =
        SchedulerWorld.pipeline(
            "p",
            List.of(),
            SchedulerWorld.cron("0 6 * * *"),
            new Option("zone", List.of(new Value.Text("Asia/Kolkata")), SourceRef.NONE));
    assertThat(RunDates.today(pipeline, LATE)).isEqualTo(LocalDate.of(2026, 11, 22));
  }

  @Test
  void without_a_schedule_today_is_that_of_utc() {
    Pipeline pipeline = Definitions.pipeline("p", Definitions.step("only").build());
    assertThat(RunDates.today(pipeline, LATE)).isEqualTo(LocalDate.of(2026, 11, 21));
  }
}
