package io.trainyard.engine.run;

import static io.trainyard.engine.testing.Definitions.pipeline;
import static io.trainyard.engine.testing.Definitions.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.testing.ScriptedExecutor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** A run that takes over what another one made. */
class RunnerReuseTest {
  private static final Pipeline PIPELINE =
      pipeline(
          "p",
          step("parts").verb("partition").output("items", ArtifactKind.ITEMS).build(),
          step("model").each(new Value.Output("parts", "items")).build(),
          step("all").input(new Value.Output("model", "data")).build());

  private final RunnerWorld world = new RunnerWorld();

  private long rerun(long origin, Predicate<Attempt> taken) {
    Map<StepKey, Attempt> attempts = new LinkedHashMap<>();
    world.store.attempts(origin).stream()
        .filter(taken)
        .forEach(attempt -> attempts.put(attempt.node(), attempt));
    StartRequest request =
        new StartRequest(PIPELINE, Map.of(), Path.of("."), "rerun", "os:ada", RunnerWorld.DAY)
            .reusing(new Reuse(origin, attempts));
    var number = world.runner.submit(request);
    world.loop.runAll();
    return number.join();
  }

  @Test
  void what_is_taken_over_is_cached_at_once_and_one_item_is_run_alone() {
    world.executor.answer(
        "parts",
        order ->
            Outcome.succeeded()
                .item(Item.of("eu", Value.Num.of(1)))
                .item(Item.of("us", Value.Num.of(2)))
                .build());
    world.executor.answer(
        "model",
        order ->
            order.key().equals("us")
                ? Outcome.Failed.forGood("no rows")
                : ScriptedExecutor.success(order));
    long first = world.start(PIPELINE);
    assertThat(world.run(first).state()).isEqualTo(RunState.FAILED);
    world.executor.answer("model", ScriptedExecutor::success);

    int before = world.executor.submitted().size();
    long second = rerun(first, attempt -> attempt.state() == AttemptState.SUCCEEDED);
    assertThat(world.run(second).state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(world.run(second).origin()).hasValue(first);
    assertThat(world.store.attempts(second).stream().map(a -> a.node() + " " + a.state()))
        .containsExactly(
            "parts CACHED", "model[eu] CACHED", "model[us] SUCCEEDED", "all SUCCEEDED");
    Attempt parts = world.attempt(second, "parts");
    assertThat(parts.reused()).hasValue(world.attempt(first, "parts").id());
    assertThat(world.store.items(parts.id())).hasSize(2);
    assertThat(world.executor.submitted().subList(before, world.executor.submitted().size()))
        .extracting(order -> order.step().name() + order.key())
        .containsExactly("modelus", "all");
    assertThat(world.executor.submitted().get(before + 1).inputs().get(0).items()).hasSize(2);
  }

  @Test
  void it_is_written_with_the_run_itself_so_that_a_crash_cannot_part_them() {
    world.executor.answer(
        "parts", order -> Outcome.succeeded().item(Item.of("eu", Value.Num.of(1))).build());
    long first = world.start(PIPELINE);
    int[] transactions = {0};
    world.store.onAppend(() -> transactions[0]++);
    long second = rerun(first, attempt -> true);
    assertThat(transactions[0]).isEqualTo(1);
    assertThat(world.run(second).state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(world.store.attempts(second)).allMatch(a -> a.state() == AttemptState.CACHED);
  }
}
