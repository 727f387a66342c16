package io.trainyard.engine.run;

import static io.trainyard.engine.testing.Definitions.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.PipelinePolicy;
import io.trainyard.engine.pipeline.Retry;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.testing.Definitions;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Retries of a whole run, and how many retries of steps a run may have in all. */
class RunnerRunRetryTest {
  private static final Duration PAUSE = Duration.ofMinutes(10);
  private RunnerWorld world = new RunnerWorld();

  private static Pipeline retried(int times, Step... steps) {
    Retry retry = new Retry(times, PAUSE, PAUSE, List.of(), List.of());
    return with(PipelinePolicy.DEFAULT.withRetry(retry), steps);
  }

  private static Pipeline with(PipelinePolicy policy, Step... steps) {
    return Definitions.pipeline("p", steps).change().policy(policy).build();
  }

  private List<String> submitted() {
    return world.executor.submitted().stream()
        .map(order -> order.run() + " " + order.step().name())
        .toList();
  }

  @Test
  void a_failed_run_is_started_again_after_its_pause_and_takes_over_what_ended_well() {
    int[] tries = {0};
    world.executor.answer(
        "b", order -> ++tries[0] == 1 ? Outcome.Failed.error("no") : Outcome.succeeded().build());
    long run =
        world.start(
            retried(
                2, step("a").build(), step("b").needs("a").build(), step("c").needs("b").build()));
    assertThat(world.run(run).state()).isEqualTo(RunState.FAILED);
    long next = world.runner.retriedBy(run).orElseThrow();
    assertThat(world.run(next).state()).isEqualTo(RunState.QUEUED);
    assertThat(world.run(next).cause()).isEqualTo("retry");
    assertThat(world.run(next).origin()).hasValue(run);
    assertThat(world.attempt(next, "a").state()).isEqualTo(AttemptState.CACHED);
    world.pass(PAUSE.minusSeconds(1));
    assertThat(world.run(next).state()).isEqualTo(RunState.QUEUED);
    world.pass(Duration.ofSeconds(1));
    assertThat(world.run(next).state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(submitted()).containsExactly("1 a", "1 b", "2 b", "2 c");
    assertThat(world.runner.retriedBy(next)).isEmpty();
  }

  @Test
  void a_run_is_started_again_only_so_often() {
    world.executor.answer("a", order -> Outcome.Failed.error("no"));
    world.start(retried(2, step("a").build()));
    for (int i = 0; i < 5; i++) {
      world.pass(PAUSE);
    }
    assertThat(submitted()).containsExactly("1 a", "2 a", "3 a");
    assertThat(world.run(3).origin()).hasValue(2);
  }

  @Test
  void what_no_try_can_mend_is_not_started_again() {
    world.executor.answer("a", order -> Outcome.Failed.forGood("auc 0.7 is below 0.8"));
    long run = world.start(retried(2, step("a").build()));
    assertThat(world.runner.retriedBy(run)).isEmpty();
    assertThat(world.store.unfinished()).isEmpty();
  }

  @Test
  void a_cancelled_run_is_not_started_again_and_a_waiting_try_can_be_cancelled() {
    world.executor.answer("a", order -> Outcome.Failed.error("no"));
    long run = world.start(retried(2, step("a").build()));
    long next = world.runner.retriedBy(run).orElseThrow();
    world.runner.cancel(next, Cancellation.by("os:ada"));
    world.loop.runAll();
    assertThat(world.run(next).state()).isEqualTo(RunState.CANCELLED);
    assertThat(world.runner.retriedBy(next)).isEmpty();
    world.pass(PAUSE);
    assertThat(submitted()).hasSize(1);
  }

  @Test
  void a_try_that_was_to_come_is_not_lost_with_the_process() {
    world.executor.answer("a", order -> Outcome.Failed.error("no"));
    world.start(retried(1, step("a").build()));
    world = world.afterCrash();
    world.runner.recover();
    world.loop.runAll();
    assertThat(world.run(2).state()).isEqualTo(RunState.QUEUED);
    world.pass(PAUSE);
    assertThat(world.run(2).state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(submitted()).containsExactly("2 a");
  }

  @Test
  void all_steps_of_a_run_share_the_retries_it_has_in_all() {
    world.executor.answer("a", order -> Outcome.Failed.error("no"));
    world.executor.answer("b", order -> Outcome.Failed.error("no"));
    PipelinePolicy policy =
        new PipelinePolicy(Retry.NONE, OptionalInt.of(3), OptionalInt.empty(), OptionalInt.empty());
    long run =
        world.start(
            with(
                policy,
                step("a").retry(Retry.times(9)).build(),
                step("b").retry(Retry.times(9)).build()));
    assertThat(world.store.attempts(run)).hasSize(2 + 3);
    assertThat(world.run(run).state()).isEqualTo(RunState.FAILED);
  }
}
