package io.trainyard.engine.run;

import static io.trainyard.engine.testing.Definitions.pipeline;
import static io.trainyard.engine.testing.Definitions.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainyard.engine.pipeline.Claims;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.StepPolicy;
import io.trainyard.engine.run.RerunRequest.What;
import io.trainyard.engine.testing.Definitions;
import io.trainyard.engine.testing.ScriptedExecutor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Pause, resume, run again, limits and leases, as the Runner keeps them. */
final class RunControlTest {
  private static final Pipeline CHAIN =
      pipeline("p", step("a").build(), step("b").needs("a").build(), step("c").needs("b").build());

  private RunnerWorld world = new RunnerWorld();

  private CompletableFuture<Run> pause(long run) {
    CompletableFuture<Run> paused = world.runner.pause(run, "os:ada");
    world.loop.runAll();
    return paused;
  }

  private void resume(long run) {
    world.runner.resume(run, "os:bob");
    world.loop.runAll();
  }

  @Test
  void a_paused_run_lets_running_steps_end_and_launches_nothing_more() {
    world.executor.hold("a");
    long run = world.start(CHAIN);
    assertThat(pause(run).join().pausedBy()).contains("os:ada");

    world.succeed("a");
    assertThat(world.states(run)).containsExactly("a SUCCEEDED", "b SCHEDULED");

    resume(run);
    assertThat(world.run(run).state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(world.run(run).pausedBy()).isEmpty();
    assertThat(world.kinds()).contains("run.paused", "run.resumed");
  }

  @Test
  void what_stood_in_line_for_a_slot_leaves_it_while_its_run_is_paused() {
    world = new RunnerWorld(1);
    world.executor.hold("a");
    long first = world.start(CHAIN);
    long second = world.start(CHAIN);
    pause(second);
    world.executor.end("a", Outcome.Failed.forGood("no"));
    world.loop.runAll();

    assertThat(world.run(first).state()).isEqualTo(RunState.FAILED);
    assertThat(world.running()).isEmpty();
    resume(second);
    assertThat(world.running()).containsExactly("a");
  }

  @Test
  void an_older_run_comes_to_its_end_before_a_newer_one_goes_on() {
    world = new RunnerWorld(1);
    world.executor.hold("a");
    world.start(CHAIN);
    world.start(CHAIN);
    world.start(CHAIN);
    for (int run = 1; run <= 3; run++) {
      world.succeed("a");
    }

    assertThat(world.executor.submitted())
        .extracting(order -> order.run() + order.step().name())
        .containsExactly("1a", "1b", "1c", "2a", "2b", "2c", "3a", "3b", "3c");
  }

  @Test
  void a_paused_run_can_be_cancelled_and_one_that_ended_cannot_be_paused() {
    world.executor.hold("a");
    long run = world.start(CHAIN);
    pause(run);
    world.runner.cancel(run, Cancellation.by("os:ada"));
    world.loop.runAll();

    assertThat(world.run(run).state()).isEqualTo(RunState.CANCELLED);
    assertThat(pause(run)).isCompletedExceptionally();
  }

  @Test
  void why_somebody_cancelled_a_run_is_kept_and_told() {
    world.executor.hold("a");
    long run = world.start(CHAIN);
    world.runner.cancel(run, new Cancellation("os:ada", "the wrong data"));
    world.loop.runAll();

    assertThat(world.run(run).cancellation())
        .contains(new Cancellation("os:ada", "the wrong data"));
    assertThat(world.run(run).reason()).isEqualTo("cancelled by os:ada: the wrong data");
  }

  @Test
  void of_a_pipeline_with_one_run_at_once_the_others_stay_queued_and_a_paused_one_lets_them_pass() {
    Pipeline single = RunnerWorld.oneAtOnce(CHAIN);
    world.executor.hold("a");
    long first = world.start(single);
    long second = world.start(single);
    long third = world.start(single);
    pause(second);
    assertThat(world.run(second).state()).isEqualTo(RunState.QUEUED);

    world.succeed("a");
    assertThat(world.run(first).state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(world.run(second).state()).isEqualTo(RunState.QUEUED);
    assertThat(world.run(third).state()).isEqualTo(RunState.RUNNING);
    resume(second);
    assertThat(world.run(second).state()).isEqualTo(RunState.QUEUED);
    world.succeed("a");
    assertThat(world.run(second).state()).isEqualTo(RunState.RUNNING);
  }

  @Test
  void a_rerun_takes_over_what_succeeded_and_names_its_origin() {
    world.executor.answer("b", order -> Outcome.Failed.forGood("no"));
    long run = world.start(CHAIN);
    world.executor.answer("b", ScriptedExecutor::success);
    world.artifacts.put((run + "/a.data").getBytes(StandardCharsets.UTF_8));

    Rerun again = rerun(run, new RerunRequest.Usual());

    assertThat(world.run(again.run()).origin()).hasValue(run);
    assertThat(world.run(again.run()).cause()).isEqualTo("rerun");
    assertThat(world.states(again.run()))
        .containsExactly("a CACHED as in run 1", "b SUCCEEDED", "c SUCCEEDED");
    assertThat(world.attempt(again.run(), "a").outputs())
        .isEqualTo(world.attempt(run, "a").outputs());
  }

  @Test
  void a_run_that_goes_on_or_succeeded_is_not_run_again_just_so() {
    world.executor.hold("a");
    long run = world.start(CHAIN);
    assertThatThrownBy(() -> rerun(run, new RerunRequest.All()))
        .isInstanceOf(RefusedStart.class)
        .hasMessage("run 1 still goes on: wait for its end, or cancel it");
    world.succeed("a");

    assertThatThrownBy(() -> rerun(run, new RerunRequest.Usual()))
        .isInstanceOf(RefusedStart.class)
        .hasMessageContaining("run 1 succeeded");
    assertThatThrownBy(() -> rerun(run, new RerunRequest.From("bb", "")))
        .hasMessage("pipeline 'p' has no step 'bb'; did you mean 'b'?");
    assertThatThrownBy(() -> rerun(9, new RerunRequest.All())).hasMessage("there is no run 9");
  }

  private Rerun rerun(long run, What what) {
    CompletableFuture<Rerun> made =
        world.runner.submitRerun(
            new RerunRequest(run, what, Optional.empty(), false, Map.of(), "os:ada"));
    world.loop.runAll();
    return made.join();
  }

  @Test
  void a_claim_that_could_never_start_is_refused_before_there_is_a_run() {
    Pipeline greedy =
        pipeline(
            "p",
            step("a")
                .policy(StepPolicy.DEFAULT.withClaims(new Claims(0, 0, 0, Map.of("erp", 1))))
                .build());

    assertThatThrownBy(() -> world.start(greedy))
        .isInstanceOf(RefusedStart.class)
        .hasMessageContaining("uses pool 'erp', which the home does not have");
    assertThat(world.kinds()).isEmpty();
  }

  @Test
  void a_pool_is_given_back_after_failure_cancel_timeout_and_a_late_end() {
    world = new RunnerWorld(new Limits(8, 8, 8, 0, Map.of("erp", 1), OptionalInt.empty()));
    Pipeline pooled =
        Definitions.pipeline(
            "p",
            step("a")
                .timeout(Duration.ofSeconds(5))
                .policy(StepPolicy.DEFAULT.withClaims(new Claims(0, 0, 0, Map.of("erp", 1))))
                .build());
    world.executor.hold("a");
    List<Long> runs =
        List.of(world.start(pooled), world.start(pooled), world.start(pooled), world.start(pooled));
    assertThat(world.executor.running()).hasSize(1);
    world.end("a", Outcome.Failed.forGood("no"));
    assertThat(world.executor.running()).hasSize(1);
    world.runner.cancel(runs.get(1), Cancellation.by("os:ada"));
    world.loop.runAll();
    assertThat(world.executor.running()).hasSize(1);
    world.pass(Duration.ofSeconds(6));
    assertThat(world.executor.running()).hasSize(1);
    world.executor.holdDeaf("a");
    world.runner.cancel(runs.get(3), Cancellation.by("os:ada"));
    world.loop.runAll();
    world.pass(Duration.ofSeconds(11));
    assertThat(world.run(runs.get(3)).state()).isEqualTo(RunState.CANCELLED);

    long waits = world.start(pooled);
    assertThat(shortages(waits))
        .containsExactly(
            "it needs 1 of 1 places of pool `erp`; 1 is taken,"
                + " by run 4 `a` (asked to stop, still there)");
    world.executor.end(world.executor.running().get(0), Outcome.Failed.error("late"));
    world.loop.runAll();
    assertThat(world.executor.running()).hasSize(1);
    assertThat(shortages(waits)).isEmpty();
  }

  private List<String> shortages(long run) {
    CompletableFuture<Map<StepKey, List<Shortage>>> found = world.runner.shortages(run);
    world.loop.runAll();
    return found.join().values().stream().flatMap(List::stream).map(Shortage::text).toList();
  }

  @Test
  void silence_beyond_the_lease_is_a_loss_once_the_end_is_proved() {
    world.executor.hold("a").lease(Duration.ofSeconds(30));
    long run = world.start(CHAIN);
    world.pass(Duration.ofSeconds(20));
    world.executor.heartbeat("a");
    world.pass(Duration.ofSeconds(20));
    assertThat(world.attempt(run, "a").tryNumber()).isEqualTo(1);

    world.pass(Duration.ofSeconds(31));

    List<Attempt> tries = world.store.attempts(run);
    assertThat(tries.get(0).isLost()).isTrue();
    assertThat(tries.get(0).message())
        .isEqualTo("gave no sign of life for longer than its lease of 30 s");
    assertThat(tries.get(1).state()).isEqualTo(AttemptState.RUNNING);
  }

  @Test
  void what_is_silent_and_does_not_stop_is_lost_keeps_its_slot_and_reports_in_vain() {
    world = new RunnerWorld(1);
    world.executor.holdDeaf("a").lease(Duration.ofSeconds(30));
    long run = world.start(CHAIN);
    AttemptOrder silent = world.executor.running().get(0);
    world.pass(Duration.ofSeconds(31));
    world.pass(Duration.ofSeconds(11));

    assertThat(world.store.attempts(run).get(0).isLost()).isTrue();
    assertThat(world.executor.submitted()).hasSize(1);
    world.executor.end(silent, ScriptedExecutor.success(silent));
    world.loop.runAll();
    assertThat(world.seen).contains("a stale " + silent.token());
    assertThat(world.store.attempts(run).get(0).isLost()).isTrue();
    assertThat(world.executor.submitted()).hasSize(2);
  }
}
