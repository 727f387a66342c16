package io.trainyard.engine.schedule;

import static io.trainyard.engine.schedule.SchedulerWorld.cron;
import static io.trainyard.engine.schedule.SchedulerWorld.word;
import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Param;
import io.trainyard.engine.pipeline.ParamType;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.Planned;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunState;
import io.trainyard.engine.testing.ScriptedExecutor;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchedulerTest {
  private static final Option EVERY_TEN_SECONDS = cron("*/10 * * * * *");
  private static final Option EVERY_MINUTE = cron("* * * * *");

  private static Option missed(String policy) {
    return policy.startsWith("all")
        ? word("ifMissed", "all", Value.Num.of(Long.parseLong(policy.substring(3))))
        : word("ifMissed", policy);
  }

  private SchedulerWorld world = new SchedulerWorld();

  @Test
  void each_time_of_a_schedule_becomes_one_run_that_knows_its_three_times() {
    world.put(
        EVERY_MINUTE, new Option("jitter", List.of(span(Duration.ofSeconds(20))), SourceRef.NONE));
    world.pass(Duration.ofMinutes(5));
    world.look();

    assertThat(world.logical())
        .startsWith("2026-03-01T06:01:00Z", "2026-03-01T06:02:00Z", "2026-03-01T06:03:00Z")
        .doesNotHaveDuplicates();
    Run run = world.runs().get(0);
    Planned planned = run.planned().orElseThrow();
    assertThat(planned.scheduled())
        .isAfterOrEqualTo(planned.logical())
        .isBefore(planned.logical().plusSeconds(20));
    assertThat(run.created()).isEqualTo(planned.scheduled());
    assertThat(run.cause()).isEqualTo("schedule");
    assertThat(run.runDate()).isEqualTo(LocalDate.parse("2026-03-01"));
    assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
  }

  private static Value span(Duration span) {
    return new Value.Span(span);
  }

  @Test
  void the_date_of_a_run_is_that_of_its_zone() {
    world.put(
        cron("0 4 * * *"),
        new Option("zone", List.of(new Value.Text("Pacific/Kiritimati")), SourceRef.NONE));
    world.pass(Duration.ofHours(12));

    assertThat(world.runs())
        .extracting(Run::runDate)
        .containsExactly(LocalDate.parse("2026-03-02"));
  }

  @ParameterizedTest(name = "ifMissed {0}, down for {1}: {2} of {3} are made up")
  @CsvSource({
    "none,   PT5S,  0, 1",
    "none,   PT59S, 0, 6",
    "none,   PT61S, 0, 6",
    "none,   P1D,   0, 8640",
    "latest, PT5S,  1, 1",
    "latest, PT59S, 1, 6",
    "latest, PT61S, 1, 6",
    "latest, P1D,   1, 8640",
    "all3,   PT5S,  1, 1",
    "all3,   PT59S, 3, 6",
    "all3,   PT61S, 3, 6",
    "all3,   P1D,   3, 8640",
    "all1000, P1D,  100, 8640",
  })
  void what_was_missed_while_the_server_was_down_is_made_up_exactly_as_the_policy_says(
      String policy, Duration down, int madeUp, int due) {
    world.put(EVERY_TEN_SECONDS, missed(policy));
    world.pass(Duration.ofSeconds(8));
    SchedulerWorld after = world.down(down);
    after.executor().hold(SchedulerWorld.STEP);
    after.put(EVERY_TEN_SECONDS, missed(policy));

    assertThat(after.runs()).hasSize(madeUp);
    assertThat(after.skippedCount()).isEqualTo(due - madeUp);
    assertThat(after.skipped()).allMatch(skip -> !skip.because().isEmpty());
    assertThat(after.logical()).isSorted();
    assertThat(after.executor().running()).as("made up one after the other").hasSizeLessThan(2);
    if (madeUp > 0 && madeUp < 100) {
      Instant last = Instant.parse(after.logical().get(madeUp - 1));
      assertThat(Duration.between(last, after.clock().instant()))
          .isLessThan(Duration.ofSeconds(10));
    }
    after.look();
    after.down(Duration.ZERO).put(EVERY_TEN_SECONDS, missed(policy));
    assertThat(after.runs()).as("asked again").hasSize(madeUp);
    assertThat(after.skippedCount()).isEqualTo(due - madeUp);
  }

  @Test
  void a_new_or_changed_schedule_makes_nothing_up() {
    world.put(EVERY_TEN_SECONDS);
    SchedulerWorld after = world.down(Duration.ofDays(1));
    after.put(EVERY_MINUTE);
    assertThat(after.runs()).isEmpty();

    after.scheduler.remove("p");
    after.pass(Duration.ofHours(1));
    after.put(EVERY_MINUTE);
    assertThat(after.runs()).isEmpty();
    after.pass(Duration.ofMinutes(1));
    assertThat(after.runs()).hasSize(1);
  }

  @Test
  void a_new_version_with_the_same_schedule_goes_on_where_the_old_one_was() {
    world.put(EVERY_MINUTE);
    world.pass(Duration.ofSeconds(90));
    world.put(EVERY_MINUTE);
    world.pass(Duration.ofSeconds(90));

    assertThat(world.logical())
        .containsExactly("2026-03-01T06:01:00Z", "2026-03-01T06:02:00Z", "2026-03-01T06:03:00Z");
  }

  @Test
  void a_clock_that_is_set_back_fires_nothing_twice_and_stalls_nothing() {
    world.put(EVERY_MINUTE);
    world.pass(Duration.ofMinutes(30));
    world.clock().advance(Duration.ofHours(-1));
    world.look();
    world.pass(Duration.ofMinutes(90));

    assertThat(world.logical()).hasSize(60).doesNotHaveDuplicates().isSorted();
    assertThat(world.logical().get(59)).isEqualTo("2026-03-01T07:00:00Z");
    assertThat(world.skipped()).isEmpty();
    assertThat(kinds()).containsOnlyOnce(ScheduleEvents.CLOCK_BACK);
  }

  @Test
  void a_clock_that_jumps_ahead_and_back_keeps_what_comes_in_between() {
    world.put(EVERY_MINUTE);
    world.pass(Duration.ofMinutes(2));
    world.clock().advance(Duration.ofHours(1));
    world.look();
    assertThat(world.logical()).hasSize(3).last().isEqualTo("2026-03-01T07:02:00Z");
    world.clock().advance(Duration.ofHours(-1));
    world.look();
    world.pass(Duration.ofMinutes(3));

    assertThat(world.logical())
        .contains("2026-03-01T06:03:00Z", "2026-03-01T06:04:00Z", "2026-03-01T06:05:00Z")
        .doesNotHaveDuplicates();
  }

  @Test
  void a_clock_that_is_set_right_by_less_than_a_second_changes_nothing() {
    world.put(EVERY_MINUTE);
    world.pass(Duration.ofMinutes(1));
    world.clock().advance(Duration.ofMillis(-900));
    world.look();
    world.pass(Duration.ofSeconds(61));

    assertThat(world.logical()).containsExactly("2026-03-01T06:01:00Z", "2026-03-01T06:02:00Z");
    assertThat(kinds()).doesNotContain(ScheduleEvents.CLOCK_BACK);
  }

  @Test
  void a_clock_set_back_while_the_server_was_down_fires_nothing_twice() {
    world.put(EVERY_MINUTE);
    world.pass(Duration.ofMinutes(10));
    SchedulerWorld after = world.down(Duration.ofMinutes(-5));
    after.put(EVERY_MINUTE);
    after.pass(Duration.ofMinutes(10));

    assertThat(after.logical()).hasSize(15).doesNotHaveDuplicates();
  }

  private List<String> kinds() {
    return world.store().read(0, Integer.MAX_VALUE).stream().map(Event::kind).toList();
  }

  @Test
  void what_fires_while_it_is_paused_is_left_out_with_who_paused_it() {
    world.put(EVERY_MINUTE);
    world.pass(Duration.ofMinutes(2));
    world.write(ScheduleEvents.PAUSED, new ScheduleEvents.Paused("p"));
    world.pass(Duration.ofMinutes(3));
    world.put(EVERY_MINUTE, word("overlap", "allow")); // also over a new version
    world.pass(Duration.ofMinutes(1));
    world.write(ScheduleEvents.RESUMED, new ScheduleEvents.Resumed("p"));
    world.pass(Duration.ofMinutes(2));

    assertThat(world.logical())
        .containsExactly(
            "2026-03-01T06:01:00Z",
            "2026-03-01T06:02:00Z",
            "2026-03-01T06:07:00Z",
            "2026-03-01T06:08:00Z");
    assertThat(world.skipped()).hasSize(4).allMatch(s -> s.because().equals("paused by os:ada"));
  }

  @Test
  void overlap_skip_leaves_out_what_comes_while_a_run_goes_on_and_says_which() {
    world.executor().hold(SchedulerWorld.STEP);
    world.put(cron("* * * * * *"));
    world.pass(Duration.ofMinutes(1));
    assertThat(world.runs()).hasSize(1);
    assertThat(world.skipped()).hasSize(59);
    assertThat(world.skipped()).allMatch(s -> s.because().equals("overlap skip: run 1 goes on"));

    end(1);
    world.pass(Duration.ofSeconds(1));
    assertThat(world.runs()).hasSize(2);
  }

  private void end(long run) {
    world.executor().running().stream()
        .filter(order -> order.run() == run)
        .forEach(order -> world.executor().end(order, ScriptedExecutor.success(order)));
    world.loop().runAll();
  }

  @Test
  void overlap_queue_lets_runs_wait_for_each_other_but_not_without_end() {
    world.executor().hold(SchedulerWorld.STEP);
    world.put(cron("* * * * * *"), word("overlap", "queue"));
    world.pass(Duration.ofSeconds(130));

    assertThat(world.runs()).hasSize(100);
    assertThat(world.executor().running()).hasSize(1);
    assertThat(world.skipped()).hasSize(30);
    end(1);
    assertThat(world.executor().running()).extracting(order -> order.run()).containsExactly(2L);
  }

  @Test
  void overlap_cancel_older_ends_the_run_before() {
    world.executor().hold(SchedulerWorld.STEP);
    world.put(EVERY_MINUTE, word("overlap", "cancelOlder"));
    world.pass(Duration.ofMinutes(3));

    assertThat(world.runs())
        .extracting(Run::state)
        .containsExactly(RunState.CANCELLED, RunState.CANCELLED, RunState.RUNNING);
  }

  @Test
  void overlap_allow_lets_all_of_them_run() {
    world.executor().hold(SchedulerWorld.STEP);
    world.put(EVERY_MINUTE, word("overlap", "allow"));
    world.pass(Duration.ofMinutes(3));

    assertThat(world.executor().running()).hasSize(3);
  }

  @Test
  void a_run_that_goes_on_from_before_a_restart_counts() {
    world.executor().hold(SchedulerWorld.STEP);
    world.put(EVERY_MINUTE);
    world.pass(Duration.ofSeconds(70));
    SchedulerWorld after = world.down(Duration.ofSeconds(1), SchedulerWorld.STEP);
    after.put(EVERY_MINUTE);
    after.pass(Duration.ofMinutes(1));

    assertThat(after.runs()).hasSize(1);
    assertThat(after.skipped()).hasSize(1);
  }

  @Test
  void a_run_that_would_be_refused_is_left_out_with_the_reason() {
    Param region =
        new Param(
            "region",
            ParamType.TEXT,
            "",
            Optional.empty(),
            Optional.empty(),
            List.of(),
            false,
            SourceRef.NONE);
    world.put(SchedulerWorld.pipeline("p", List.of(region), EVERY_MINUTE));
    world.pass(Duration.ofMinutes(1));

    assertThat(world.runs()).isEmpty();
    assertThat(world.skipped()).hasSize(1);
    assertThat(world.skipped().get(0).because()).contains("it was refused", "region");
  }
}
