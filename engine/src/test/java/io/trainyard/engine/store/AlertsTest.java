package io.trainyard.engine.store;

import static io.trainyard.engine.store.AlertWorld.line;
import static io.trainyard.engine.store.AlertWorld.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.alert.Message;
import io.trainyard.engine.alert.Notification;
import io.trainyard.engine.alert.NotificationState;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.pipeline.AlertRule;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.registry.ApprovalEvents;
import io.trainyard.engine.run.RunState;
import io.trainyard.engine.schedule.LateEvents;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertsTest {
  @TempDir Path home;
  private AlertWorld world;

  @BeforeEach
  void open() throws Exception {
    world = new AlertWorld(home);
  }

  @AfterEach
  void close() throws Exception {
    world.close();
  }

  private List<Notification> all() {
    return world.notifications().latest(Set.of(), Optional.empty(), Long.MAX_VALUE, 100);
  }

  private Notification only() {
    assertThat(all()).hasSize(1);
    return all().get(0);
  }

  @Test
  void a_failed_run_is_told_to_everybody_the_pipeline_names_once() {
    String definition =
        world.definition(
            rule(
                AlertRule.FAILURE,
                line("email", Value.Term.of("owner")),
                line("slack", "ml"),
                line("log")));
    world.failed(1, definition);
    world.tell();
    world.tell();

    assertThat(world.handed).hasSize(3);
    Message mail = world.messages.stream().filter(m -> !m.to().isEmpty()).findFirst().orElseThrow();
    assertThat(mail.to()).containsExactly("ml@example.com");
    assertThat(mail.subject()).isEqualTo("churn: run 1 failed");
    assertThat(mail.lines())
        .contains("step train failed", "train: no rows", "Look closer: trainyard show 1");
    assertThat(mail.facts().run()).isEqualTo(1);
    assertThat(all()).extracting(Notification::state).containsOnly(NotificationState.SENT);
    assertThat(all()).extracting(each -> each.due().channel()).contains("mail", "ml", "log");
  }

  @Test
  void good_and_cancelled_runs_and_other_steps_are_no_failures() {
    AlertRule other =
        new AlertRule(AlertRule.FAILURE, List.of("publish"), List.of(line("log")), SourceRef.NONE);
    String definition = world.definition(other);
    world.failed(1, definition);
    String any = world.definition(rule(AlertRule.FAILURE, line("log")));
    world.write(
        world.created(2, any, "person", null),
        RunHistory.started(2),
        RunHistory.runEnded(2, RunState.SUCCEEDED));
    world.write(
        world.created(3, any, "person", null),
        RunHistory.started(3),
        RunHistory.runEnded(3, RunState.CANCELLED));
    world.tell();
    assertThat(all()).isEmpty();
  }

  @Test
  void a_failed_step_is_told_by_its_name() {
    AlertRule train =
        new AlertRule(AlertRule.FAILURE, List.of("train"), List.of(line("log")), SourceRef.NONE);
    world.failed(1, world.definition(train));
    world.tell();
    assertThat(world.messages.get(0).subject()).isEqualTo("churn: run 1 failed at step train");
  }

  @Test
  void a_run_that_is_started_again_by_itself_is_told_of_when_its_last_try_failed() {
    String definition = world.definition(rule(AlertRule.FAILURE, line("log")));
    world.failed(1, definition, world.created(2, definition, "retry", 1L));
    world.tell();
    assertThat(all()).isEmpty();
  }

  @Test
  void neither_a_restart_nor_the_loss_of_the_tables_repeats_or_loses_one() throws Exception {
    String definition = world.definition(rule(AlertRule.FAILURE, line("slack", "ml")));
    for (int run = 1; run <= 20; run++) {
      world.failed(run, definition);
      if (run % 4 == 0) {
        world.tell();
      }
      if (run % 5 == 0) {
        world.restartWithoutTables();
      }
    }
    world.tell();
    assertThat(world.handed).hasSize(20).doesNotHaveDuplicates();
    assertThat(world.messages).extracting(m -> m.facts().run()).doesNotHaveDuplicates();
    world.restartWithoutTables();
    world.tell();
    assertThat(world.handed).hasSize(20);
  }

  @Test
  void a_channel_that_does_not_answer_is_tried_again_under_the_same_key_and_holds_up_nobody()
      throws Exception {
    String definition =
        world.definition(rule(AlertRule.FAILURE, line("slack", "down"), line("slack", "up")));
    world.refuses = channel -> channel.equals("down");
    world.failed(1, definition);
    world.tell();
    Notification down =
        all().stream().filter(n -> n.due().channel().equals("down")).findFirst().orElseThrow();
    assertThat(down.state()).isEqualTo(NotificationState.DUE);
    assertThat(down.tries()).isEqualTo(1);
    assertThat(down.problem()).isEqualTo("***: 500");
    assertThat(down.next()).contains(AlertWorld.NOW.plusSeconds(5));
    assertThat(world.handed).anyMatch(each -> each.startsWith("up "));

    world.later(Duration.ofSeconds(5));
    world.restartWithoutTables();
    world.refuses = channel -> false;
    world.later(Duration.ofSeconds(10));
    assertThat(all()).extracting(Notification::state).containsOnly(NotificationState.SENT);
    assertThat(world.handed.stream().filter(each -> each.startsWith("down ")).toList())
        .hasSize(3)
        .containsOnly("down " + down.key());
  }

  @Test
  void what_will_never_be_taken_and_what_nobody_took_for_a_day_is_given_up() {
    world.refuses = channel -> true;
    world.failed(1, world.definition(rule(AlertRule.FAILURE, line("slack", "closed"))));
    world.tell();
    assertThat(only().state()).isEqualTo(NotificationState.FAILED);
    assertThat(only().problem()).isEqualTo("no such mailbox");

    world.failed(2, world.definition(rule(AlertRule.FAILURE, line("slack", "missing"))));
    world.tell();
    assertThat(all().get(0).problem())
        .isEqualTo("this home has no channel 'missing': add it to settings.json");
    world.later(Duration.ofHours(25));
    assertThat(all().get(0).state()).isEqualTo(NotificationState.FAILED);
    assertThat(all().get(0).problem()).startsWith("nobody could be told for a day: this home has");
  }

  @Test
  void equal_ones_are_left_out_for_a_while_where_the_pipeline_says_so_and_counted_later() {
    String definition =
        world.definition(
            rule(
                AlertRule.FAILURE,
                line("log"),
                line("atMostEvery", new Value.Span(Duration.ofHours(1)))));
    world.failed(1, definition);
    world.failed(2, definition);
    world.failed(3, definition);
    world.tell();
    assertThat(world.handed).hasSize(1);
    assertThat(all())
        .extracting(Notification::state)
        .containsExactly(
            NotificationState.LEFT_OUT, NotificationState.LEFT_OUT, NotificationState.SENT);

    world.later(Duration.ofMinutes(61));
    world.failed(4, definition);
    world.tell();
    assertThat(world.messages.get(1).lines())
        .contains("2 equal ones were left out since the last message.");
  }

  @Test
  void who_is_waited_for_and_what_is_late_is_told() {
    String definition =
        world.definition(
            rule(AlertRule.WAITING, line("log")),
            rule(AlertRule.LATE, line("slack", "late")),
            rule(
                AlertRule.DEADLINE,
                line("by", "07:00"),
                line("late", new Value.Term("", List.of(), List.of(line("pager", "oncall"))))));
    world.write(world.created(1, definition, "person", null), RunHistory.started(1));
    world.write(
        AlertWorld.event(
            ApprovalEvents.ASKED,
            1,
            new ApprovalEvents.Asked(
                10,
                "approved",
                "os:ada",
                "release",
                AlertWorld.digest("r").toString(),
                Map.of(),
                List.of("os:grace"),
                1,
                false,
                AlertWorld.NOW)));
    world.write(
        AlertWorld.event(
            LateEvents.SCHEDULE,
            0,
            new LateEvents.Late(
                "churn", AlertWorld.NOW, 0, definition, "no run had succeeded by 07:00 UTC")));
    world.tell();

    assertThat(world.messages.get(0).subject())
        .isEqualTo("churn: run 1 waits for an approval at step approved");
    assertThat(world.messages.get(0).lines().get(0)).contains("os:grace may say yes");
    assertThat(world.handed.subList(1, 3))
        .anyMatch(each -> each.startsWith("late "))
        .anyMatch(each -> each.startsWith("oncall "));
    assertThat(world.messages).filteredOn(message -> message.facts().urgent()).hasSize(1);
    assertThat(world.messages.get(1).lines()).containsExactly("no run had succeeded by 07:00 UTC");
  }

  @Test
  void what_cannot_be_worded_any_more_is_given_up_and_the_next_one_goes_out() {
    String definition = world.definition(rule(AlertRule.FAILURE, line("slack", "ml")));
    world.failed(1, definition);
    world.refuses = channel -> true;
    world.tell();
    world.artifacts.erase(Digest.parse(only().due().message()));
    world.refuses = channel -> false;
    world.later(Duration.ofSeconds(6));
    assertThat(only().state()).isEqualTo(NotificationState.FAILED);
    world.failed(2, definition);
    world.tell();
    assertThat(all().get(0).state()).isEqualTo(NotificationState.SENT);
  }
}
