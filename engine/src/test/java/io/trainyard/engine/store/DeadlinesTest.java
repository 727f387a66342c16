package io.trainyard.engine.store;

import static io.trainyard.engine.store.AlertWorld.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.NewEvent;
import io.trainyard.engine.pipeline.AlertRule;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.Trigger;
import io.trainyard.engine.pipeline.ValueJson;
import io.trainyard.engine.run.RunEvents;
import io.trainyard.engine.run.RunState;
import io.trainyard.engine.schedule.Calendars;
import io.trainyard.engine.schedule.Deadlines;
import io.trainyard.engine.schedule.LateEvents;
import io.trainyard.engine.schedule.Lateness;
import io.trainyard.engine.schedule.PipelineFires;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The deadline is 07:00 in Berlin, 06:00 UTC in November; the schedule is 05:00 in Berlin. */
class DeadlinesTest {
  private static final Instant SEVEN = Instant.parse("2026-11-22T06:00:00Z");
  private static final Instant FIVE = Instant.parse("2026-11-22T04:00:00Z");

  @TempDir Path home;
  private AlertWorld world;
  private Deadlines deadlines;

  @BeforeEach
  void open() throws Exception {
    world = new AlertWorld(home);
    deadlines = deadlines();
  }

  @AfterEach
  void close() throws Exception {
    world.close();
  }

  private Deadlines deadlines() {
    return new Deadlines(
        new Deadlines.Ports(
            new StoredRuns(world.store.database()),
            world.store.journal(),
            lateness(),
            world.artifacts,
            world.clock),
        Runnable::run);
  }

  private Lateness lateness() {
    return new StoredLateness(world.store.database());
  }

  private static Pipeline pipeline(boolean isScheduled) {
    Trigger daily =
        new Trigger(
            "schedule",
            List.of(line("cron", "0 5 * * *"), line("zone", "Europe/Berlin")),
            SourceRef.NONE);
    AlertRule rule =
        AlertWorld.rule(AlertRule.DEADLINE, line("by", "07:00"), line("zone", "Europe/Berlin"));
    return Pipeline.named("churn")
        .triggers(isScheduled ? List.of(daily) : List.of())
        .alerts(List.of(rule))
        .version("sha256:1")
        .build();
  }

  private void put(Deadlines to, boolean isScheduled) {
    Pipeline pipeline = pipeline(isScheduled);
    to.put(pipeline, new PipelineFires(pipeline, Calendars.NONE), Calendars.NONE);
  }

  private void lookAt(Instant time) {
    world.clock.set(time);
    deadlines.look();
  }

  /** A run of this day's fire, or of nobody's where there is no logical time. */
  private void run(long number, Instant created, @Nullable Instant logical, long backfill) {
    world.clock.set(created);
    NewEvent event =
        AlertWorld.event(
            RunEvents.RUN_CREATED,
            number,
            new RunEvents.RunCreated(
                "churn",
                "sha256:1",
                "sha256:2",
                logical == null ? "person" : "schedule",
                ValueJson.write(Map.of()),
                LocalDate.of(2026, 11, 22),
                "",
                null,
                null,
                null,
                null,
                logical,
                logical,
                backfill == 0 ? null : backfill));
    world.write(event, RunHistory.started(number));
  }

  private void ended(long number, Instant at, RunState state) {
    world.clock.set(at);
    world.write(RunHistory.runEnded(number, state));
  }

  private List<Event> late() {
    return world.store.eventLog().read(0, 1_000).stream()
        .filter(e -> e.kind().equals(LateEvents.RUN) || e.kind().equals(LateEvents.SCHEDULE))
        .toList();
  }

  @Test
  void a_run_that_succeeded_in_time_is_not_late() {
    put(deadlines, true);
    run(1, FIVE, FIVE, 0);
    ended(1, SEVEN.minusSeconds(1), RunState.SUCCEEDED);
    lookAt(SEVEN);
    lookAt(SEVEN.plusSeconds(3_600));
    assertThat(late()).isEmpty();
    assertThat(deadlines.next()).containsEntry("churn", SEVEN.plus(Duration.ofDays(1)));
  }

  @Test
  void a_run_that_goes_on_at_the_deadline_is_late_once_whatever_becomes_of_it() {
    put(deadlines, true);
    run(1, FIVE, FIVE, 0);
    lookAt(SEVEN.minusSeconds(1));
    assertThat(late()).isEmpty();
    lookAt(SEVEN);
    lookAt(SEVEN.plusSeconds(2));
    ended(1, SEVEN.plusSeconds(60), RunState.SUCCEEDED);
    lookAt(SEVEN.plusSeconds(120));
    assertThat(late()).singleElement().matches(e -> e.run() == 1 && e.kind().equals("run.late"));
    assertThat(lateness().ofRun(1).get(0).because())
        .isEqualTo(
            "No run had succeeded by 07:00 on 2026-11-22 (Europe/Berlin): run 1 had not ended.");
  }

  @Test
  void no_run_a_failed_one_and_one_of_a_backfill_are_late() {
    put(deadlines, true);
    lookAt(SEVEN);
    assertThat(late()).singleElement().matches(e -> e.kind().equals("schedule.late"));

    run(1, SEVEN.plusSeconds(60), SEVEN.plusSeconds(60), 3);
    ended(1, SEVEN.plusSeconds(61), RunState.SUCCEEDED);
    run(2, FIVE.plus(Duration.ofDays(1)), FIVE.plus(Duration.ofDays(1)), 0);
    ended(2, FIVE.plus(Duration.ofDays(1)).plusSeconds(9), RunState.FAILED);
    lookAt(SEVEN.plus(Duration.ofDays(1)));
    assertThat(late()).hasSize(2);
    assertThat(lateness().missed("churn", 1).get(0).late().because()).endsWith("run 2 was FAILED.");
  }

  @Test
  void a_run_that_people_started_about_the_day_counts_and_one_of_another_day_does_not() {
    put(deadlines, true);
    run(1, FIVE, FIVE, 0);
    ended(1, FIVE.plusSeconds(60), RunState.FAILED);
    run(2, FIVE.plusSeconds(120), null, 0);
    ended(2, FIVE.plusSeconds(180), RunState.SUCCEEDED);
    lookAt(SEVEN);
    assertThat(late()).isEmpty();
    lookAt(SEVEN.plus(Duration.ofDays(1)));
    assertThat(late()).hasSize(1);
  }

  @Test
  void without_a_schedule_any_run_since_the_deadline_before_counts() {
    put(deadlines, false);
    run(1, FIVE.minusSeconds(7_200), null, 0);
    ended(1, FIVE, RunState.SUCCEEDED);
    lookAt(SEVEN);
    assertThat(late()).isEmpty();
    lookAt(SEVEN.plus(Duration.ofDays(1)));
    assertThat(late()).hasSize(1);
  }

  @Test
  void a_deadline_that_passed_while_nobody_was_there_is_noted_later_and_a_new_one_is_not()
      throws Exception {
    put(deadlines, true);
    world.restartWithoutTables();
    deadlines = deadlines();
    world.clock.set(SEVEN.plus(Duration.ofDays(3)).plusSeconds(600));
    put(deadlines, true);
    assertThat(late()).hasSize(1);
    assertThat(lateness().missed("churn", 9).get(0).late().deadline())
        .isEqualTo(SEVEN.plus(Duration.ofDays(3)));

    world.restartWithoutTables();
    deadlines = deadlines();
    put(deadlines, true);
    put(deadlines, false);
    deadlines.look();
    assertThat(late()).as("the same is noted once").hasSize(1);
  }
}
