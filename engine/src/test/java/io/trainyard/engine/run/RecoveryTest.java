package io.trainyard.engine.run;

import static io.trainyard.engine.testing.Definitions.pipeline;
import static io.trainyard.engine.testing.Definitions.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.pipeline.FailureClass;
import io.trainyard.engine.pipeline.Param;
import io.trainyard.engine.pipeline.ParamType;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Retry;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.testing.Definitions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A process ends without a word, and the next one takes up what it left. */
final class RecoveryTest {
  private static final Pipeline CHAIN =
      pipeline("p", step("a").build(), step("b").needs("a").build(), step("c").needs("b").build());

  private RunnerWorld world = new RunnerWorld();

  private List<Long> restart() {
    world = world.afterCrash();
    var numbers = world.runner.recover();
    world.loop.runAll();
    return numbers.join();
  }

  @Test
  void what_ran_is_lost_and_tried_again_and_what_had_ended_stays() {
    world.executor.hold("b");
    long run = world.start(CHAIN);

    assertThat(restart()).containsExactly(run);

    assertThat(world.run(run).state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(world.store.attempts(run))
        .extracting(attempt -> attempt.step() + " " + attempt.state())
        .containsExactly("a SUCCEEDED", "b FAILED", "b SUCCEEDED", "c SUCCEEDED");
    assertThat(world.store.attempts(run).get(1).isLost()).isTrue();
    assertThat(world.runner.running()).isEmpty();
  }

  @Test
  void a_stop_that_was_asked_for_spends_no_try_however_often_it_comes() {
    world.executor.hold("a");
    long run = world.start(CHAIN);
    for (int i = 0; i < 2 * Retry.LEAST_LOSSES; i++) {
      var stopped = world.runner.drain(Duration.ofSeconds(10));
      world.loop.runAll();
      assertThat(stopped).isNotDone();
      world.pass(Duration.ofSeconds(10));
      assertThat(stopped).isDone();
      assertThat(world.states(run))
          .containsExactly("a WAITING the server was stopped while it ran");
      world = world.afterCrash();
      world.executor.hold("a");
      world.runner.recover();
      world.loop.runAll();
      assertThat(world.states(run)).containsExactly("a RUNNING");
    }
    world.succeed("a");

    assertThat(world.run(run).state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(world.store.attempts(run)).extracting(Attempt::tryNumber).containsOnly(1);
  }

  @Test
  void what_ends_well_although_it_is_asked_to_stop_has_ended_well() {
    world.executor.holdDeaf("a");
    long run = world.start(CHAIN);
    var stopped = world.runner.drain(Duration.ZERO);
    world.loop.runAll();
    world.pass(Duration.ofSeconds(1));
    world.succeed("a");

    assertThat(stopped).isDone();
    assertThat(world.states(run)).containsExactly("a SUCCEEDED", "b SCHEDULED");
  }

  @Test
  void a_step_that_must_not_go_on_after_a_loss_is_lost_when_the_server_stops_it() {
    world.executor.hold("a");
    Retry never =
        new Retry(2, Duration.ZERO, Duration.ZERO, List.of(), List.of(FailureClass.MACHINE_LOST));
    long run = world.start(pipeline("p", step("a").retry(never).build()));
    world.runner.drain(Duration.ZERO);
    world.loop.runAll();
    world.pass(Duration.ofSeconds(1));

    assertThat(world.states(run)).containsExactly("a FAILED the server was stopped while it ran");
    assertThat(world.attempt(run, "a").isLost()).isTrue();
    assertThat(world.run(run).state()).isEqualTo(RunState.FAILED);
  }

  @Test
  void losses_are_counted_over_every_start_and_their_budget_ends_the_run() {
    world.executor.hold("a");
    long run = world.start(CHAIN);
    for (int i = 0; i < Retry.LEAST_LOSSES; i++) {
      world = world.afterCrash();
      world.executor.hold("a");
      world.runner.recover();
      world.loop.runAll();
      assertThat(world.run(run).state()).isEqualTo(RunState.RUNNING);
    }
    restart();

    assertThat(world.run(run).state()).isEqualTo(RunState.FAILED);
    assertThat(world.store.attempts(run).stream().filter(Attempt::isLost).count())
        .isEqualTo(Retry.LEAST_LOSSES + 1);
  }

  @Test
  void a_step_that_is_never_tried_again_after_a_loss_fails() {
    Retry never =
        new Retry(5, Duration.ZERO, Duration.ZERO, List.of(), List.of(FailureClass.MACHINE_LOST));
    world.executor.hold("a");
    long run = world.start(pipeline("p", step("a").retry(never).build()));

    restart();

    assertThat(world.run(run).state()).isEqualTo(RunState.FAILED);
    assertThat(world.run(run).reason()).isEqualTo("`a` failed");
  }

  @Test
  void what_waits_goes_on_with_its_state_at_its_time() {
    world.executor.hold("a");
    long run = world.start(CHAIN);
    world.end("a", new Outcome.Waiting(RunnerWorld.START.plusSeconds(60), "a while", "{\"at\":2}"));

    restart();
    assertThat(world.attempt(run, "a").state()).isEqualTo(AttemptState.WAITING);
    assertThat(world.executor.submitted()).isEmpty();

    world.pass(Duration.ofSeconds(61));
    assertThat(world.executor.submitted().get(0).state()).isEqualTo("{\"at\":2}");
    assertThat(world.run(run).state()).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void a_retry_that_was_decided_waits_for_its_time() {
    Retry later = new Retry(1, Duration.ofMinutes(5), Duration.ofMinutes(5), List.of(), List.of());
    world.executor.hold("a");
    long run = world.start(pipeline("p", step("a").retry(later).build()));
    world.end("a", Outcome.Failed.error("not yet"));

    restart();
    assertThat(world.executor.submitted()).isEmpty();
    world.pass(Duration.ofMinutes(6));

    assertThat(world.run(run).state()).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void a_cancelled_run_stays_cancelled_and_only_cleans_up() {
    Pipeline tidied =
        pipeline(
            "p",
            step("a").build(),
            step("b").needs("a").build(),
            step("tidy").verb("cleanup").input(new Value.Output("a", "data")).build());
    world.executor.hold("a");
    world.executor.holdDeaf("a");
    long run = world.start(tidied);
    world.runner.cancel(run, Cancellation.by("os:ada"));
    world.loop.runAll();

    restart();

    assertThat(world.run(run).state()).isEqualTo(RunState.CANCELLED);
    assertThat(world.executor.submitted())
        .extracting(order -> order.step().name())
        .containsExactly("tidy");
  }

  @Test
  void a_paused_run_stays_paused_until_it_is_resumed() {
    world.executor.hold("a");
    long run = world.start(CHAIN);
    world.runner.pause(run, "os:ada");
    world.loop.runAll();

    restart();
    assertThat(world.run(run).pausedBy()).contains("os:ada");
    assertThat(world.executor.submitted()).isEmpty();

    world.runner.resume(run, "os:bob");
    world.loop.runAll();
    assertThat(world.run(run).state()).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void a_personal_param_is_known_again() {
    Pipeline personal = personal();
    world.executor.hold("a");
    long run = world.start(personal, Map.of("who", new Value.Text("Ada Lovelace")));
    assertThat(world.run(run).params().get("who").toString()).doesNotContain("Lovelace");

    restart();

    assertThat(world.executor.submitted().get(0).params())
        .containsEntry("who", new Value.Text("Ada Lovelace"));
    assertThat(world.run(run).state()).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void a_run_whose_personal_param_was_erased_fails_and_says_so() {
    world.executor.hold("a");
    long run = world.start(personal(), Map.of("who", new Value.Text("Ada Lovelace")));
    world.artifacts.erase(Digest.of("\"Ada Lovelace\""));

    assertThat(restart()).isEmpty();

    assertThat(world.run(run).state()).isEqualTo(RunState.FAILED);
    assertThat(world.run(run).reason()).isEqualTo("its param 'who' was erased");
    assertThat(world.attempt(run, "a").isLost()).isTrue();
  }

  private static Pipeline personal() {
    Param who =
        new Param(
            "who",
            ParamType.TEXT,
            "",
            Optional.empty(),
            Optional.empty(),
            List.of(),
            true,
            SourceRef.NONE);
    return Definitions.pipeline("p", List.of(who), step("a").build());
  }

  @Test
  void a_queued_run_stays_in_its_place() {
    Pipeline single = RunnerWorld.oneAtOnce(pipeline("p", step("a").build()));
    world.executor.hold("a");
    long first = world.start(single);
    long second = world.start(single);

    world = world.afterCrash();
    world.executor.hold("a");
    world.runner.recover();
    world.loop.runAll();

    assertThat(world.run(second).state()).isEqualTo(RunState.QUEUED);
    world.succeed("a");
    assertThat(world.run(first).state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(world.run(second).state()).isEqualTo(RunState.RUNNING);
  }
}
