package io.trainyard.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.NewEvent;
import io.trainyard.engine.run.RunEvents;
import io.trainyard.engine.schedule.ScheduleEvents;
import io.trainyard.engine.schedule.Schedules;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScheduleTablesTest {
  private static final Instant SIX = Instant.parse("2026-03-01T06:00:00Z");

  private static ScheduleEvents.Skipped skipped(long minute) {
    Instant logical = SIX.plusSeconds(minute * 60);
    return new ScheduleEvents.Skipped("churn", SIX, logical, logical, minute, "nobody was there");
  }

  private static void run(MemoryTables tables, long number, Instant logical, long backfill)
      throws Exception {
    NewEvent event = RunHistory.taken(number, logical, backfill);
    tables.write(
        number, RunEvents.RUN_PLANNED, EventJson.read(event.json(), RunEvents.RunPlanned.class));
  }

  @Test
  void a_schedule_is_known_up_to_the_latest_time_that_fired_or_was_left_out() throws Exception {
    try (MemoryTables tables = new MemoryTables("schedules")) {
      Schedules schedules = new StoredSchedules(tables.database);
      tables.write(0, ScheduleEvents.TAKEN, new ScheduleEvents.Taken("churn", "sha256:1", SIX));
      assertThat(schedules.known().get("churn").handled()).isEqualTo(SIX);

      tables.write(0, ScheduleEvents.SKIPPED, skipped(3));
      run(tables, 1, SIX.plusSeconds(120), 0);
      run(tables, 2, SIX.plusSeconds(600), 4);
      assertThat(schedules.known().get("churn").handled()).isEqualTo(SIX.plusSeconds(180));

      run(tables, 3, SIX.plusSeconds(240), 0);
      tables.replay();
      assertThat(schedules.known()).hasSize(1);
      assertThat(schedules.known().get("churn").handled()).isEqualTo(SIX.plusSeconds(240));
      assertThat(schedules.skipped("churn", 10)).containsExactly(skipped(3));
    }
  }

  @Test
  void a_schedule_is_paused_by_somebody_until_it_is_resumed() throws Exception {
    try (MemoryTables tables = new MemoryTables("paused")) {
      Schedules schedules = new StoredSchedules(tables.database);
      tables.write(0, ScheduleEvents.PAUSED, new ScheduleEvents.Paused("churn"));
      tables.replay();
      assertThat(schedules.paused("churn")).isPresent();
      assertThat(schedules.paused("churn").get().by()).isNotEmpty();
      assertThat(schedules.paused("other")).isEmpty();

      tables.write(0, ScheduleEvents.RESUMED, new ScheduleEvents.Resumed("churn"));
      tables.replay();
      assertThat(schedules.paused("churn")).isEmpty();
    }
  }

  @Test
  void a_schedule_that_was_dropped_or_changed_is_not_what_it_was() throws Exception {
    try (MemoryTables tables = new MemoryTables("dropped")) {
      Schedules schedules = new StoredSchedules(tables.database);
      tables.write(0, ScheduleEvents.TAKEN, new ScheduleEvents.Taken("churn", "sha256:1", SIX));
      run(tables, 1, SIX.plusSeconds(60), 0);
      Instant later = SIX.plusSeconds(3600);
      tables.write(0, ScheduleEvents.TAKEN, new ScheduleEvents.Taken("churn", "sha256:2", later));
      assertThat(schedules.known().get("churn").schedules()).isEqualTo("sha256:2");
      assertThat(schedules.known().get("churn").handled()).isEqualTo(later);

      tables.write(0, ScheduleEvents.DROPPED, new ScheduleEvents.Dropped("churn"));
      assertThat(schedules.known()).isEmpty();
    }
  }
}
