package io.trainyard.engine.run;

import static io.trainyard.engine.testing.Definitions.pipeline;
import static io.trainyard.engine.testing.Definitions.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Retry;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.testing.ScriptedExecutor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Retries, timeouts, cancels, cleanups, waits, late reports, conflicts, restarts. */
class RunnerTroubleTest {
  private final RunnerWorld world = new RunnerWorld();

  private static Retry retry(int times, Duration first, Duration cap) {
    return new Retry(times, first, cap, List.of(), List.of());
  }

  @Test
  void a_failed_attempt_is_tried_again_after_pauses_whose_bound_doubles_up_to_the_cap() {
    world.executor.answer("a", order -> Outcome.Failed.error("try " + order.tryNumber()));
    Retry policy = retry(4, Duration.ofSeconds(10), Duration.ofSeconds(30));
    long run = world.start(pipeline("p", step("a").retry(policy).build()));
    for (int seconds : List.of(10, 20, 30, 30)) {
      int tries = world.store.attempts(run).size();
      Duration pause = Duration.between(world.clock.instant(), world.attempt(run, "a").notBefore());
      assertThat(pause).isBetween(Duration.ofMillis(1), Duration.ofSeconds(seconds));
      world.pass(pause.minusNanos(1));
      assertThat(world.store.attempts(run)).hasSize(tries);
      assertThat(world.attempt(run, "a").state()).isEqualTo(AttemptState.SCHEDULED);
      world.pass(Duration.ofNanos(1));
    }
    assertThat(world.store.attempts(run))
        .extracting(Attempt::tryNumber, Attempt::message)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1, "try 1"),
            org.assertj.core.groups.Tuple.tuple(2, "try 2"),
            org.assertj.core.groups.Tuple.tuple(3, "try 3"),
            org.assertj.core.groups.Tuple.tuple(4, "try 4"),
            org.assertj.core.groups.Tuple.tuple(5, "try 5"));
    assertThat(world.run(run).state()).isEqualTo(RunState.FAILED);
  }

  @Test
  void who_drains_waits_for_what_runs_and_nothing_else_begins() {
    world.executor.hold("a", "b");
    long run =
        world.start(
            pipeline("p", step("a").build(), step("b").build(), step("c").needs("a").build()));
    var drained = world.runner.drain(Duration.ofHours(1));
    world.loop.runAll();
    assertThat(drained).isNotDone();
    world.succeed("a");
    assertThat(drained).isNotDone();
    world.succeed("b");
    assertThat(drained).isDone();
    assertThat(world.states(run)).containsExactly("a SUCCEEDED", "b SUCCEEDED", "c SCHEDULED");
    assertThat(world.runner.running()).containsExactly(run);
  }

  @Test
  void a_loop_that_cannot_go_on_leaves_nobody_waiting_for_what_was_asked_beside() {
    world.executor.answer(
        "a",
        order -> {
          throw new OutOfMemoryError("no thread can be started");
        });
    CompletableFuture<Long> first = world.submit(pipeline("p", step("a").build()));
    CompletableFuture<Long> second = world.submit(pipeline("q", step("b").build()));

    world.loop.runAll();

    assertThat(first).isDone();
    assertThat(second).isCompletedExceptionally();
    assertThat(world.store.unfinished()).extracting(Run::pipeline).contains("q");
  }

  @Test
  void a_retry_that_succeeds_lets_the_run_succeed() {
    world.executor.answer(
        "a",
        order ->
            order.tryNumber() < 3
                ? Outcome.Failed.error("not yet")
                : ScriptedExecutor.success(order));
    long run =
        world.start(
            pipeline("p", step("a").retry(Retry.times(2)).build(), step("b").needs("a").build()));
    assertThat(world.states(run)).containsExactly("a SUCCEEDED", "b SUCCEEDED");
    assertThat(world.run(run).state()).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void a_lost_machine_does_not_use_up_the_tries_of_the_steps_own_failures() {
    world.executor.answer(
        "a",
        order ->
            order.tryNumber() % 2 == 0
                ? Outcome.Failed.error("own")
                : new Outcome.Failed(FailureCause.LOST, "lost", true, List.of(), Map.of()));
    long run = world.start(pipeline("p", step("a").retry(Retry.times(2)).build()));
    assertThat(world.store.attempts(run))
        .extracting(Attempt::message)
        .containsExactly("lost", "own", "lost", "own", "lost", "own");
    assertThat(world.run(run).state()).isEqualTo(RunState.FAILED);
  }

  @Test
  void what_no_try_can_mend_is_not_tried_again() {
    world.executor.answer("a", order -> Outcome.Failed.forGood("auc 0.7 is below 0.8"));
    long run = world.start(pipeline("p", step("a").retry(Retry.times(5)).build()));
    assertThat(world.store.attempts(run)).hasSize(1);
  }

  @Test
  void an_attempt_that_runs_too_long_is_stopped_and_may_be_tried_again() {
    world.executor.hold("a");
    Duration limit = Duration.ofMinutes(30);
    long run = world.start(pipeline("p", step("a").timeout(limit).retry(Retry.times(1)).build()));
    world.pass(limit.minusSeconds(1));
    assertThat(world.attempt(run, "a").state()).isEqualTo(AttemptState.RUNNING);
    world.pass(Duration.ofSeconds(1));
    assertThat(world.store.attempts(run).get(0))
        .satisfies(first -> assertThat(first.cause()).contains(FailureCause.TIMEOUT))
        .extracting(Attempt::message)
        .isEqualTo("ran longer than its timeout of 30 min");
    assertThat(world.attempt(run, "a").tryNumber()).isEqualTo(2);
    world.succeed("a");
    assertThat(world.run(run).state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(world.alarm.next()).isEmpty();
  }

  @Test
  void one_that_does_not_stop_ends_by_name_of_its_thread_and_keeps_its_slot() {
    RunnerWorld narrow = new RunnerWorld(1);
    narrow.executor.holdDeaf("a");
    long run =
        narrow.start(
            pipeline("p", step("a").timeout(Duration.ofMinutes(1)).build(), step("b").build()));
    AttemptOrder deaf = narrow.executor.running().get(0);
    narrow.pass(Duration.ofMinutes(1));
    assertThat(narrow.attempt(run, "a").state()).isEqualTo(AttemptState.RUNNING);
    narrow.pass(Duration.ofSeconds(10));
    assertThat(narrow.states(run))
        .containsExactly(
            "a FAILED ran longer than its timeout of 1 min and did not stop within 10 s:"
                + " thread 'step-1' still holds its slot",
            "b SCHEDULED");
    assertThat(narrow.running()).containsExactly("a");

    narrow.executor.end(deaf, ScriptedExecutor.success(deaf));
    narrow.loop.runAll();
    assertThat(narrow.seen).contains("a stale " + deaf.token());
    assertThat(narrow.states(run).get(1)).isEqualTo("b SUCCEEDED");
    assertThat(narrow.attempt(run, "a").state()).isEqualTo(AttemptState.FAILED);
  }

  @Test
  void cancel_asks_everything_to_stop_and_starts_nothing_more() {
    world.executor.hold("a", "b");
    long run =
        world.start(
            pipeline("p", step("a").build(), step("b").build(), step("c").needs("a", "b").build()));
    CompletableFuture<Run> end = world.runner.cancel(run, "os:ada");
    world.loop.runAll();
    assertThat(world.states(run)).containsExactly("a CANCELLED cancelled", "b CANCELLED cancelled");
    assertThat(end.join().state()).isEqualTo(RunState.CANCELLED);
    assertThat(end.join().reason()).isEqualTo("cancelled by os:ada");
  }

  @Test
  void an_attempt_stays_running_until_its_end_is_proved() {
    world.executor.holdDeaf("a");
    long run = world.start(pipeline("p", step("a").build()));
    CompletableFuture<Run> end = world.runner.cancel(run, "os:ada");
    world.loop.runAll();
    assertThat(world.attempt(run, "a").state()).isEqualTo(AttemptState.RUNNING);
    assertThat(end).isNotDone();
    world.succeed("a");
    assertThat(world.attempt(run, "a").state()).isEqualTo(AttemptState.CANCELLED);
    assertThat(end).isDone();
  }

  @Test
  void a_cancelled_attempt_that_does_not_stop_fails_with_its_thread_named() {
    world.executor.holdDeaf("a");
    long run = world.start(pipeline("p", step("a").retry(Retry.times(3)).build()));
    world.runner.cancel(run, "os:ada");
    world.loop.runAll();
    world.pass(Duration.ofSeconds(10));
    assertThat(world.states(run))
        .containsExactly(
            "a FAILED was cancelled, but did not stop within 10 s: thread 'step-1' still holds"
                + " its slot");
    assertThat(world.run(run).state()).isEqualTo(RunState.CANCELLED);
  }

  @Test
  void cancel_drops_what_waits_for_a_retry_and_twice_is_as_good_as_once() {
    world.executor.answer("a", order -> Outcome.Failed.error("no"));
    Retry policy = retry(1, Duration.ofHours(1), Duration.ofHours(1));
    long run = world.start(pipeline("p", step("a").retry(policy).build()));
    world.runner.cancel(run, "os:ada");
    world.runner.cancel(run, "os:bob");
    world.loop.runAll();
    assertThat(world.states(run)).containsExactly("a CANCELLED cancelled");
    assertThat(world.kinds()).filteredOn(RunEvents.RUN_CANCEL_ASKED::equals).hasSize(1);
    world.pass(Duration.ofHours(2));
    assertThat(world.executor.submitted()).hasSize(1);
    assertThat(world.runner.cancel(run, "os:ada").join().state()).isEqualTo(RunState.CANCELLED);
  }

  private static final Pipeline CLUSTER =
      pipeline(
          "p",
          step("up").build(),
          step("work").input(new Value.Output("up", "data")).build(),
          step("more").needs("work").build(),
          step("down").verb("cleanup").input(new Value.Output("up", "data")).build());

  @Test
  void a_cleanup_runs_after_all_users_of_its_inputs_however_they_ended() {
    world.executor.answer("work", order -> Outcome.Failed.forGood("broken"));
    long run = world.start(CLUSTER);
    assertThat(world.states(run))
        .containsExactly(
            "up SUCCEEDED",
            "work FAILED broken",
            "more SKIPPED upstream `work` failed",
            "down SUCCEEDED");
    assertThat(world.run(run).state()).isEqualTo(RunState.FAILED);
  }

  @Test
  void a_cleanup_waits_for_the_last_user() {
    world.executor.hold("work");
    world.start(CLUSTER);
    assertThat(world.executor.submitted()).extracting(o -> o.step().name()).doesNotContain("down");
    world.succeed("work");
    assertThat(world.executor.submitted()).extracting(o -> o.step().name()).contains("down");
  }

  @Test
  void a_cleanup_runs_when_the_run_is_cancelled_too() {
    world.executor.hold("work", "down");
    long run = world.start(CLUSTER);
    world.runner.cancel(run, "os:ada");
    world.loop.runAll();
    assertThat(world.running()).containsExactly("down");
    assertThat(world.executor.running().get(0).inputs().get(0).artifact()).isPresent();
    world.succeed("down");
    assertThat(world.states(run))
        .containsExactly("up SUCCEEDED", "work CANCELLED cancelled", "down SUCCEEDED");
    assertThat(world.run(run).state()).isEqualTo(RunState.CANCELLED);
  }

  @Test
  void a_cleanup_is_skipped_when_nothing_ran_that_it_could_clean_up() {
    world.executor.answer("first", order -> Outcome.Failed.forGood("broken"));
    long run =
        world.start(
            pipeline(
                "p",
                step("first").build(),
                step("up").needs("first").build(),
                step("down").verb("cleanup").input(new Value.Output("up", "data")).build()));
    assertThat(world.states(run).get(2))
        .isEqualTo("down SKIPPED nothing ran that it could clean up");
  }

  @Test
  void a_failed_cleanup_fails_the_run() {
    world.executor.answer("down", order -> Outcome.Failed.forGood("still up"));
    assertThat(world.run(world.start(CLUSTER)).reason()).isEqualTo("`down` failed");
  }

  @Test
  void a_waiting_attempt_holds_no_slot_and_is_launched_again_with_its_state() {
    RunnerWorld narrow = new RunnerWorld(1);
    narrow.executor.answer(
        "a",
        order ->
            order.state().isEmpty()
                ? new Outcome.Waiting(
                    RunnerWorld.START.plusSeconds(60), "for a minute", "{\"stage\":1}")
                : ScriptedExecutor.success(order));
    narrow.executor.hold("b");
    long run = narrow.start(pipeline("p", step("a").build(), step("b").build()));
    assertThat(narrow.states(run)).containsExactly("a WAITING for a minute", "b RUNNING");
    narrow.pass(Duration.ofSeconds(60));
    narrow.succeed("b");
    assertThat(narrow.states(run)).containsExactly("a SUCCEEDED", "b SUCCEEDED");
    List<AttemptOrder> orders = narrow.executor.submitted();
    assertThat(orders.get(2).attempt()).isEqualTo(orders.get(0).attempt());
    assertThat(orders.get(2).state()).isEqualTo("{\"stage\":1}");
    assertThat(orders.get(2).token()).isGreaterThan(orders.get(0).token());
  }

  @Test
  void a_second_report_of_the_same_launch_is_refused_and_shown_as_stale() {
    world.executor.hold("a", "b");
    long run = world.start(pipeline("p", step("a").build(), step("b").build()));
    AttemptOrder order = world.executor.running().get(0);
    world.executor.end(order, Outcome.Failed.forGood("first"));
    world.loop.runAll();
    long events = world.store.last();
    Late.report(world, order, ScriptedExecutor.success(order));
    assertThat(world.store.last()).isEqualTo(events);
    assertThat(world.seen).contains("a stale " + order.token());
    assertThat(world.states(run)).containsExactly("a FAILED first", "b RUNNING");
  }

  @Test
  void a_report_with_an_older_token_is_refused() {
    world.executor.hold("a");
    world.store.refuse(event -> event.kind().equals("model.registered"));
    long run = world.start(pipeline("p", step("a").build()));
    AttemptOrder old = world.executor.running().get(0);
    world.end("a", registered());
    assertThat(world.executor.running().get(0).token()).isGreaterThan(old.token());
    Late.report(world, old, ScriptedExecutor.success(old));
    assertThat(world.attempt(run, "a").state()).isEqualTo(AttemptState.RUNNING);
    assertThat(world.seen).contains("a stale " + old.token());
  }

  private static Outcome registered() {
    return Outcome.succeeded().fact(new Fact("model.registered", "{}")).build();
  }

  @Test
  void an_attempt_that_others_overtook_is_launched_again() {
    world.executor.hold("a");
    world.store.refuse(event -> event.kind().equals("model.registered"));
    long run = world.start(pipeline("p", step("a").build()));
    world.references.put("champion churn", RunnerWorld.found("churn:3"));
    world.end("a", registered());
    assertThat(world.states(run)).containsExactly("a RUNNING");
    world.store.refuse(event -> false);
    world.end("a", registered());
    assertThat(world.states(run)).containsExactly("a SUCCEEDED");
    assertThat(world.store.attempts(run)).hasSize(1);
    assertThat(world.kinds())
        .containsSubsequence(
            "attempt.started",
            "attempt.relaunched",
            "attempt.ended",
            "model.registered",
            "run.ended");
  }

  @Test
  void it_is_launched_again_only_so_often() {
    world.executor.answer("a", order -> registered());
    world.store.refuse(event -> event.kind().equals("model.registered"));
    long run = world.start(pipeline("p", step("a").build()));
    assertThat(world.executor.submitted()).hasSize(3);
    assertThat(world.states(run))
        .containsExactly(
            "a FAILED others were faster 3 times in a row: model.registered is refused");
    assertThat(world.run(run).state()).isEqualTo(RunState.FAILED);
  }

  @Test
  void what_died_with_its_process_is_lost_and_numbers_go_on() {
    world.executor.hold("a");
    Retry policy = retry(1, Duration.ofHours(1), Duration.ofHours(1));
    world.executor.answer("b", order -> Outcome.Failed.error("no"));
    Pipeline pipeline =
        pipeline(
            "p", step("a").build(), step("b").retry(policy).build(), step("c").needs("a").build());
    long run = world.start(pipeline);

    ScriptedExecutor executor = new ScriptedExecutor();
    Runner next =
        new Runner(
            new RunnerPorts(
                world.store,
                world.store,
                term -> Optional.empty(),
                executor,
                world.artifacts,
                world.alarm,
                world.clock),
            RunnerSettings.ofSlots(2),
            world.loop);
    assertThat(next.markLost())
        .singleElement()
        .satisfies(
            lost -> {
              assertThat(lost.state()).isEqualTo(RunState.FAILED);
              assertThat(lost.reason()).isEqualTo("the process that ran it ended");
            });
    assertThat(world.states(run))
        .containsExactly(
            "a FAILED the process that ran it ended", "b SKIPPED the process that ran it ended");
    assertThat(world.attempt(run, "a").cause()).contains(FailureCause.LOST);
    assertThat(next.markLost()).isEmpty();

    CompletableFuture<Long> second =
        next.submit(
            new StartRequest(
                pipeline,
                java.util.Map.of(),
                java.nio.file.Path.of("."),
                "person",
                "os:ada",
                RunnerWorld.DAY));
    world.loop.runAll();
    assertThat(second.join()).isEqualTo(run + 1);
    assertThat(executor.submitted().get(0).attempt()).isEqualTo(4);
    assertThat(executor.submitted().get(0).token()).isEqualTo(3);
  }

  @Test
  void counts_of_rows_reach_the_listeners_the_newest_only() {
    world.executor.hold("a");
    world.start(pipeline("p", step("a").build()));
    Relay relay = Late.relay(world);
    AttemptOrder order = world.executor.running().get(0);
    relay.progress(order, 10);
    relay.progress(order, 20);
    world.loop.runAll();
    relay.progress(order, 30);
    world.loop.runAll();
    assertThat(world.seen).contains("late 20", "late 30").doesNotContain("late 10");
  }

  /** Reports as an executor does that was thought to be gone. */
  private static final class Late {
    static void report(RunnerWorld world, AttemptOrder order, Outcome outcome) {
      world.executor.report(order, outcome);
      world.loop.runAll();
    }

    static Relay relay(RunnerWorld world) {
      Audience audience = new Audience();
      audience.add(
          new RunListener() {
            @Override
            public void progress(long run, String step, long rows) {
              world.seen.add("late " + rows);
            }
          });
      Curves curves = new Curves(world.clock, token -> true, turn -> {});
      return new Relay(world.loop, audience, (order, outcome) -> {}, order -> {}, curves);
    }
  }
}
