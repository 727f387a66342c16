package io.trainyard.engine.run;

import static io.trainyard.engine.testing.Definitions.option;
import static io.trainyard.engine.testing.Definitions.pipeline;
import static io.trainyard.engine.testing.Definitions.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.pipeline.Param;
import io.trainyard.engine.pipeline.ParamType;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Retry;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.testing.Definitions.StepBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A run that another one starts and waits for. */
class RunnerCallTest {
  private RunnerWorld world = new RunnerWorld(1);

  private static final Param SHARE =
      new Param(
          "share",
          ParamType.NUMBER,
          "",
          Optional.of(Value.Num.of(0.5)),
          Optional.empty(),
          List.of(),
          false,
          SourceRef.NONE);

  private static final Pipeline CALLEE =
      pipeline(
          "shared",
          List.of(SHARE),
          step("rows").build(),
          step("features").input(new Value.Output("rows", "data")).build(),
          step("model").needs("features").output("model", ArtifactKind.MODEL).build());

  private static StepBuilder call() {
    return step("call")
        .verb("call")
        .option("pipeline", new Value.Text("shared"))
        .output("features", ArtifactKind.TABLE)
        .output("model", ArtifactKind.MODEL);
  }

  private static Pipeline calling(Step... steps) {
    return pipeline("caller", steps).change().calls(Map.of("shared", CALLEE)).build();
  }

  private List<String> steps() {
    List<String> steps = new ArrayList<>();
    world.executor.submitted().forEach(order -> steps.add(order.run() + " " + order.step().name()));
    return steps;
  }

  @Test
  void a_call_starts_a_run_waits_for_it_without_a_slot_and_ends_with_what_it_made() {
    world.executor.hold("rows");
    long run =
        world.start(
            calling(
                call().build(), step("use").input(new Value.Output("call", "features")).build()));
    long child = run + 1;
    assertThat(world.running()).containsExactly("rows");
    Attempt call = world.attempt(run, "call");
    assertThat(call.state()).isEqualTo(AttemptState.WAITING);
    assertThat(call.message()).isEqualTo("run 2 of `shared`");
    assertThat(world.run(child).cause()).isEqualTo("call");
    assertThat(world.run(child).parent()).hasValue(call.id());
    world.succeed("rows");
    assertThat(steps()).containsExactly("2 rows", "2 features", "2 model", "1 use");
    Attempt ended = world.attempt(run, "call");
    assertThat(ended.state()).isEqualTo(AttemptState.SUCCEEDED);
    assertThat(ended.outputs().get("features").digest())
        .isEqualTo(world.attempt(child, "features").outputs().get("data").digest());
    assertThat(ended.outputs().get("model").name()).isEqualTo("call.model");
    assertThat(world.executor.submitted().get(3).inputs().get(0).artifact())
        .contains(ended.outputs().get("features"));
    assertThat(world.run(run).state()).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void a_called_run_is_as_old_as_its_caller() {
    world.executor.hold("first");
    world.executor.hold("a");
    world.start(calling(step("first").build(), call().needs("first").build()));
    world.start(pipeline("other", step("a").build(), step("b").needs("a").build()));
    world.succeed("first"); // while the called run is made, the slot is another run's
    world.succeed("a");

    assertThat(steps()).containsExactly("1 first", "2 a", "3 rows", "3 features", "3 model", "2 b");
  }

  @Test
  void a_run_and_the_wait_for_it_are_one_transaction() {
    world.executor.hold("rows");
    int[] events = {0};
    world.store.onAppend(() -> events[0]++);
    world.start(calling(call().build()));
    assertThat(world.kinds().subList(0, 6))
        .containsExactly(
            "run.created",
            "run.started",
            "attempt.created",
            "attempt.started",
            "attempt.waiting",
            "run.created");
  }

  @Test
  void what_is_given_is_a_param_or_stands_for_a_step() {
    long run =
        world.start(
            calling(
                step("own").build(),
                call()
                    .option("give", new Value.Text("share"), Value.Num.of(0.25))
                    .option("give", new Value.Text("rows"), new Value.Output("own", "data"))
                    .build()));
    long child = run + 1;
    assertThat(world.run(child).params()).containsEntry("share", Value.Num.of(0.25));
    Attempt rows = world.attempt(child, "rows");
    assertThat(rows.state()).isEqualTo(AttemptState.CACHED);
    assertThat(rows.outputs().get("data").digest())
        .isEqualTo(world.attempt(run, "own").outputs().get("data").digest());
    assertThat(rows.outputs().get("data").name()).isEqualTo("rows.data");
    assertThat(steps()).containsExactly("1 own", "2 features", "2 model");
    assertThat(world.run(run).state()).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void a_run_that_fails_fails_its_call_and_a_retry_calls_once_more() {
    int[] tries = {0};
    world.executor.answer(
        "rows",
        order -> ++tries[0] == 1 ? Outcome.Failed.forGood("no") : Outcome.succeeded().build());
    long run = world.start(calling(call().retry(Retry.times(1)).build()));
    assertThat(world.store.attempts(run))
        .extracting(Attempt::message)
        .containsExactly("run 2 of `shared` failed: `rows` failed", "");
    assertThat(world.run(run).state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(world.run(3).state()).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void a_cancel_reaches_the_run_that_was_called_and_waits_for_its_end() {
    world.executor.holdDeaf("rows");
    long run = world.start(calling(call().build()));
    CompletableFuture<Run> end = world.runner.cancel(run, Cancellation.by("os:ada"));
    world.loop.runAll();
    assertThat(world.attempt(run, "call").state()).isEqualTo(AttemptState.WAITING);
    assertThat(end).isNotDone();
    world.succeed("rows");
    assertThat(world.run(2).state()).isEqualTo(RunState.CANCELLED);
    assertThat(world.attempt(run, "call").state()).isEqualTo(AttemptState.CANCELLED);
    assertThat(end.join().state()).isEqualTo(RunState.CANCELLED);
  }

  @Test
  void a_call_whose_process_ended_goes_on_waiting_and_ends_with_the_run() {
    world.executor.hold("rows");
    long run = world.start(calling(call().build()));
    world = world.afterCrash();
    world.executor.hold("model");
    world.runner.recover();
    world.loop.runAll();
    assertThat(world.attempt(run, "call").state()).isEqualTo(AttemptState.WAITING);
    world.succeed("model");
    assertThat(world.run(2).state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(world.attempt(run, "call").state()).isEqualTo(AttemptState.SUCCEEDED);
    assertThat(world.store.attempts(run)).hasSize(1);
    assertThat(world.run(run).state()).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void a_call_whose_run_had_ended_when_the_process_did_ends_with_it() {
    world.executor.hold("rows");
    long run = world.start(calling(call().build()));
    world.store.refuse(
        event -> event.kind().equals(RunEvents.ATTEMPT_STARTED) && event.run() == run);
    world.succeed("rows"); // what follows for the caller is not written any more
    assertThat(world.run(2).state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(world.attempt(run, "call").state()).isEqualTo(AttemptState.WAITING);
    world.store.refuse(event -> false);
    world = world.afterCrash();
    world.runner.recover();
    world.loop.runAll();
    assertThat(world.attempt(run, "call").outputs()).containsOnlyKeys("features", "model");
    assertThat(world.run(run).state()).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void to_cancel_the_called_run_alone_fails_the_call() {
    world.executor.hold("rows");
    long run = world.start(calling(call().build()));
    world.runner.cancel(2, Cancellation.by("os:bob"));
    world.loop.runAll();
    assertThat(world.attempt(run, "call").message())
        .isEqualTo("run 2 of `shared` was cancelled by os:bob");
    assertThat(world.run(run).state()).isEqualTo(RunState.FAILED);
  }

  @Test
  void a_call_of_what_is_not_there_fails_with_why() {
    long run = world.start(pipeline("caller", call().build()));
    assertThat(world.attempt(run, "call").message())
        .isEqualTo("it cannot call: there is no pipeline 'shared' in its definition");
    long other =
        world.start(calling(call().option("give", new Value.Text("x"), Value.Num.of(1)).build()));
    assertThat(world.attempt(other, "call").message())
        .isEqualTo("it cannot call: 'x' is neither a param nor a step of 'shared'");
    assertThat(option("x").values()).isEmpty();
  }
}
