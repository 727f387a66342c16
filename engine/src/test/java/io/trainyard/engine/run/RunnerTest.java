package io.trainyard.engine.run;

import static io.trainyard.engine.testing.Definitions.pipeline;
import static io.trainyard.engine.testing.Definitions.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.Journal;
import io.trainyard.engine.pipeline.Param;
import io.trainyard.engine.pipeline.ParamType;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.PipelineJson;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.testing.Definitions;
import io.trainyard.engine.testing.ScriptedExecutor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RunnerTest {
  private final RunnerWorld world = new RunnerWorld();

  private static Value out(String step) {
    return new Value.Output(step, "data");
  }

  private static final Pipeline DIAMOND =
      pipeline(
          "diamond",
          step("top").build(),
          step("left").input(out("top")).build(),
          step("right").input(out("top")).build(),
          step("bottom").input(out("left")).input(out("right")).build());

  @Test
  void a_diamond_runs_in_parallel_where_the_graph_allows_it() {
    world.executor.hold("top", "left", "right", "bottom");
    long run = world.start(DIAMOND);
    assertThat(world.running()).containsExactly("top");
    world.succeed("top");
    assertThat(world.running()).containsExactly("left", "right");
    world.succeed("right");
    assertThat(world.running()).containsExactly("left");
    world.succeed("left");
    assertThat(world.running()).containsExactly("bottom");
    world.succeed("bottom");
    assertThat(world.run(run).state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(world.run(run).reason()).isEmpty();
  }

  @Test
  void a_step_is_handed_what_the_others_made() {
    long run = world.start(DIAMOND);
    AttemptOrder bottom = world.executor.submitted().get(3);
    assertThat(bottom.inputs())
        .extracting(input -> input.artifact().orElseThrow().name())
        .containsExactly("left.data", "right.data");
    assertThat(world.attempt(run, "bottom").inputs())
        .extracting(InputUsed::origin)
        .containsExactly("left.data", "right.data");
    assertThat(world.attempt(run, "bottom").outputs())
        .containsOnlyKeys("data")
        .containsValue(
            bottom.step().outputs().stream()
                .map(output -> ScriptedExecutor.artifact(bottom, output))
                .findFirst()
                .orElseThrow());
  }

  @Test
  void an_output_that_only_options_mention_is_an_input_named_step_dot_output() {
    world.start(
        pipeline(
            "p",
            step("quality").build(),
            step("card").option("attach", out("quality"), out("quality")).build()));
    assertThat(world.executor.submitted().get(1).input("quality.data"))
        .hasValueSatisfying(input -> assertThat(input.artifact()).isPresent());
  }

  @Test
  void no_more_run_at_once_than_there_are_slots() {
    RunnerWorld narrow = new RunnerWorld(2);
    narrow.executor.hold("a", "b", "c");
    long run = narrow.start(pipeline("p", step("a").build(), step("b").build(), step("c").build()));
    assertThat(narrow.running()).containsExactly("a", "b");
    narrow.succeed("b");
    assertThat(narrow.running()).containsExactly("a", "c");
    narrow.succeed("a");
    narrow.succeed("c");
    assertThat(narrow.run(run).state()).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void slots_are_shared_between_runs() {
    RunnerWorld narrow = new RunnerWorld(1);
    narrow.executor.hold("a", "b");
    long first = narrow.start(pipeline("p", step("a").build()));
    long second = narrow.start(pipeline("q", step("b").build()));
    assertThat(narrow.running()).containsExactly("a");
    assertThat(narrow.runner.running()).containsExactly(first, second);
    narrow.succeed("a");
    assertThat(narrow.running()).containsExactly("b");
  }

  @Test
  void a_failure_skips_all_that_wait_for_it_with_the_cause_and_fails_the_run() {
    world.executor.answer("left", order -> Outcome.Failed.forGood("no rows"));
    long run = world.start(DIAMOND);
    assertThat(world.states(run))
        .containsExactly(
            "top SUCCEEDED",
            "left FAILED no rows",
            "right SUCCEEDED",
            "bottom SKIPPED upstream `left` failed");
    assertThat(world.run(run).state()).isEqualTo(RunState.FAILED);
    assertThat(world.run(run).reason()).isEqualTo("`left` failed");
    assertThat(world.attempt(run, "left").cause()).contains(FailureCause.ERROR);
  }

  @Test
  void a_no_skips_and_the_skip_is_contagious_with_its_reason() {
    world.executor.answer("better", order -> Outcome.succeeded().decision(false).build());
    long run = world.start(decided(new Value.Output("better", "decision")));
    assertThat(world.states(run))
        .containsExactly(
            "better SUCCEEDED",
            "other SUCCEEDED",
            "release SKIPPED `better` said no",
            "deploy SKIPPED `better` said no");
    assertThat(world.run(run).state()).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void conditions_can_be_turned_round_and_combined() {
    world.executor.answer("better", order -> Outcome.succeeded().decision(false).build());
    world.executor.answer("other", order -> Outcome.succeeded().decision(true).build());
    Value better = new Value.Output("better", "decision");
    Value other = new Value.Output("other", "decision");
    assertThat(last(Value.Term.of("not", better))).isEqualTo("deploy SUCCEEDED");
    assertThat(last(Value.Term.of("anyOf", better, other))).isEqualTo("deploy SUCCEEDED");
    assertThat(last(Value.Term.of("not", other))).isEqualTo("deploy SKIPPED `other` said yes");
    assertThat(last(Value.Term.of("anyOf", better, Value.Term.of("not", other))))
        .isEqualTo("deploy SKIPPED none of `better`, (..) said yes");
    assertThat(last(Value.Term.of("maybe", other)))
        .isEqualTo("deploy SKIPPED its `when` cannot be understood");
  }

  private String last(Value condition) {
    List<String> states = world.states(world.start(decided(condition)));
    return states.get(states.size() - 1);
  }

  private static Pipeline decided(Value condition) {
    return pipeline(
        "p",
        step("better").build(),
        step("other").build(),
        step("release").needs("better", "other").when(condition).build(),
        step("deploy").needs("release").build());
  }

  @Test
  void references_mean_what_they_mean_when_the_attempt_starts_and_that_is_recorded() {
    world.references.put("champion churn", RunnerWorld.found("churn:3"));
    long run =
        world.start(
            pipeline(
                "p",
                step("compare").input(Value.Term.of("champion", new Value.Text("churn"))).build(),
                step("first").input(Value.Term.of("champion", new Value.Text("none"))).build()));
    assertThat(world.attempt(run, "compare").inputs())
        .containsExactly(
            new InputUsed(
                "champion", "champion('churn')", "churn:3", Optional.of(Digest.of("churn:3"))));
    assertThat(world.executor.submitted().get(1).inputs())
        .containsExactly(
            new AttemptOrder.StepInput("champion", Optional.empty(), Optional.empty(), ""));
  }

  @Test
  void params_take_their_values_in_options_and_inputs() {
    Pipeline pipeline =
        pipeline(
            "p",
            List.of(param("share", false)),
            step("split")
                .input(new Value.Param("share"))
                .option("holdOut", new Value.Param("share"))
                .build());
    world.start(pipeline, Map.of("share", Value.Num.of(0.3)));
    AttemptOrder order = world.executor.submitted().get(0);
    assertThat(order.step().options())
        .containsExactly(Definitions.option("holdOut", Value.Num.of(0.3)));
    assertThat(order.input("share").orElseThrow().value()).contains(Value.Num.of(0.3));
    assertThat(order.pipeline()).isEqualTo(pipeline);
  }

  @Test
  void a_personal_param_is_in_the_log_as_a_digest_and_kept_where_it_can_be_erased()
      throws Exception {
    Pipeline pipeline = pipeline("p", List.of(param("who", true)), step("a").build());
    long run = world.start(pipeline, Map.of("who", Value.Num.of(4711.25)));
    assertThat(world.executor.submitted().get(0).params())
        .containsEntry("who", Value.Num.of(4711.25));
    assertThat(world.store.read(0, 1000))
        .extracting(Event::json)
        .noneMatch(s -> s.contains("4711"));
    assertThat(world.run(run).params().get("who"))
        .isEqualTo(Value.Term.of("personal", new Value.Text(Digest.of("4711.25").toString())));
    assertThat(world.artifacts.bytes(Digest.of("4711.25")))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("4711.25");
  }

  @Test
  void a_run_with_a_wrong_param_is_refused_before_anything_is_written() {
    assertThatThrownBy(() -> world.start(DIAMOND, Map.of("x", Value.Num.of(1))))
        .isInstanceOf(RefusedStart.class)
        .hasMessage("param 'x' is not one of pipeline 'diamond': it has none");
    assertThat(world.store.last()).isZero();
  }

  @Test
  void the_definition_is_frozen_as_an_artifact_that_the_run_names() throws Exception {
    long run = world.start(DIAMOND);
    byte[] kept = world.artifacts.bytes(Digest.parse(world.run(run).definition()));
    assertThat(PipelineJson.read(new String(kept, StandardCharsets.UTF_8))).isEqualTo(DIAMOND);
  }

  @Test
  void listeners_hear_of_every_change_in_order() {
    world.start(pipeline("p", step("a").build()));
    assertThat(world.seen)
        .containsExactly(
            "run QUEUED",
            "run RUNNING",
            "a SCHEDULED",
            "a RUNNING",
            "a SUCCEEDED",
            "run SUCCEEDED");
  }

  @Test
  void a_run_of_one_step_is_written_in_two_transactions_and_six_events() {
    AtomicInteger transactions = new AtomicInteger();
    world.store.onAppend(transactions::incrementAndGet);
    world.start(pipeline("p", step("a").build()));
    assertThat(world.kinds())
        .containsExactly(
            "run.created",
            "run.started",
            "attempt.created",
            "attempt.started",
            "attempt.ended",
            "run.ended");
    assertThat(transactions).hasValue(2);
  }

  @Test
  void a_listener_that_fails_disturbs_no_run() {
    world.runner.addListener(
        new RunListener() {
          @Override
          public void runChanged(Run run) {
            throw new IllegalStateException("broken");
          }
        });
    assertThat(world.run(world.start(DIAMOND)).state()).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void who_waits_for_a_run_gets_it_once_it_ended() throws Exception {
    world.executor.hold("a");
    long run = world.start(pipeline("p", step("a").build()));
    CompletableFuture<Run> end = world.runner.ended(run);
    assertThat(end).isNotDone();
    world.succeed("a");
    assertThat(end.join().state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(world.runner.await(run)).isEqualTo(world.run(run));
    assertThatThrownBy(() -> world.runner.await(99)).hasMessage("there is no run 99");
  }

  @Test
  void when_nothing_can_be_written_any_more_who_waits_is_told_why() {
    world.executor.hold("a");
    long run = world.start(pipeline("p", step("a").build()));
    CompletableFuture<Run> end = world.runner.ended(run);
    world.store.stop();
    world.succeed("a");
    assertThat(end).isCompletedExceptionally();
    assertThatThrownBy(end::join).hasCauseInstanceOf(Journal.JournalStopped.class);
    assertThat(world.runner.running()).isEmpty();
  }

  @Test
  void whoever_asks_later_is_told_why_too() {
    world.executor.hold("a");
    long run = world.start(pipeline("p", step("a").build()));
    world.store.stop();
    world.succeed("a");
    assertThatThrownBy(() -> world.runner.await(run)).isInstanceOf(Journal.JournalStopped.class);
  }

  @Test
  void an_end_that_is_told_after_the_loop_has_closed_is_dropped() {
    AtomicBoolean closed = new AtomicBoolean();
    RunnerWorld closing =
        new RunnerWorld(
            loop ->
                task -> {
                  if (closed.get()) {
                    throw new RejectedExecutionException("closed");
                  }
                  loop.execute(task);
                });
    closing.executor.hold("a");
    long run = closing.start(pipeline("p", step("a").build()));
    closed.set(true);

    assertThatCode(() -> closing.succeed("a")).doesNotThrowAnyException();
    assertThatCode(() -> closing.runner.cancel(run, Cancellation.by("os:ada")))
        .doesNotThrowAnyException();
    assertThat(closing.run(run).state()).isEqualTo(RunState.RUNNING);
  }

  @Test
  void an_error_in_the_loop_ends_the_wait_for_the_run() {
    world.executor.hold("a");
    long run = world.start(pipeline("p", step("a").build()));
    world.store.refuse(
        event -> {
          throw new StackOverflowError("deep");
        });
    world.succeed("a");
    assertThatThrownBy(() -> world.runner.await(run)).isInstanceOf(StackOverflowError.class);
  }

  @Test
  void a_lookup_that_fails_ends_the_attempt_and_not_the_runner() {
    long run =
        world.start(
            pipeline("p", step("a").input(Value.Term.of("champion", Value.Num.of(1))).build()));
    assertThat(world.states(run).get(0)).startsWith("a FAILED what it uses cannot be looked up: ");
    assertThat(world.run(run).state()).isEqualTo(RunState.FAILED);
  }

  @Test
  void a_pipeline_without_steps_succeeds() {
    assertThat(world.run(world.start(pipeline("empty"))).state()).isEqualTo(RunState.SUCCEEDED);
  }

  private static Param param(String name, boolean personal) {
    return new Param(
        name,
        ParamType.NUMBER,
        "",
        Optional.empty(),
        Optional.empty(),
        List.of(),
        personal,
        SourceRef.NONE);
  }
}
