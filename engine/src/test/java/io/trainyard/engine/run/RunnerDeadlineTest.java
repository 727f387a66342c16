package io.trainyard.engine.run;

import static io.trainyard.engine.testing.Definitions.pipeline;
import static io.trainyard.engine.testing.Definitions.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.pipeline.Retry;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.testing.Definitions.StepBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@code finishWithin}: the time of a step from ready to ended, waiting and retries included. */
class RunnerDeadlineTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private final RunnerWorld world = new RunnerWorld(1);

  private static Step within(StepBuilder step) {
    Step built = step.build();
    return built.withPolicy(built.policy().withFinishWithin(Optional.of(HOUR)));
  }

  @Test
  void what_runs_too_long_is_stopped_and_not_tried_again() {
    world.executor.hold("a");
    long run = world.start(pipeline("p", within(step("a").retry(Retry.times(3)))));
    world.pass(HOUR.minusSeconds(1));
    assertThat(world.attempt(run, "a").state()).isEqualTo(AttemptState.RUNNING);
    world.pass(Duration.ofSeconds(1));
    assertThat(world.store.attempts(run)).hasSize(1);
    assertThat(world.attempt(run, "a").cause()).contains(FailureCause.TIMEOUT);
    assertThat(world.attempt(run, "a").message())
        .isEqualTo("did not end within its `finishWithin` of 1 h");
  }

  @Test
  void what_waits_for_a_slot_all_that_time_fails_and_never_runs() {
    world.executor.hold("a");
    long run = world.start(pipeline("p", step("a").build(), within(step("b"))));
    world.pass(HOUR);
    assertThat(world.attempt(run, "b").state()).isEqualTo(AttemptState.FAILED);
    assertThat(world.attempt(run, "b").message())
        .isEqualTo("did not end within its `finishWithin` of 1 h, waiting included");
    world.succeed("a");
    assertThat(world.executor.submitted()).hasSize(1);
    assertThat(world.run(run).state()).isEqualTo(RunState.FAILED);
  }

  @Test
  void what_waits_for_something_else_fails_too() {
    world.executor.answer(
        "a", order -> new Outcome.Waiting(world.clock.instant().plus(HOUR), "for it", "{}"));
    long run = world.start(pipeline("p", within(step("a"))));
    world.pass(HOUR);
    assertThat(world.attempt(run, "a").state()).isEqualTo(AttemptState.FAILED);
  }

  @Test
  void a_retry_that_would_start_too_late_is_not_made() {
    world.executor.answer("a", order -> Outcome.Failed.error("no"));
    Retry half = new Retry(9, Duration.ofMinutes(25), Duration.ofMinutes(25), List.of(), List.of());
    long run = world.start(pipeline("p", within(step("a").retry(half))));
    for (int i = 0; i < 5; i++) {
      world.pass(Duration.ofMinutes(25));
    }
    assertThat(world.store.attempts(run)).hasSize(3);
    assertThat(world.run(run).state()).isEqualTo(RunState.FAILED);
  }
}
