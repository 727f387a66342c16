package io.trainyard.engine.run;

import static io.trainyard.engine.testing.Definitions.pipeline;
import static io.trainyard.engine.testing.Definitions.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.pipeline.FanOut;
import io.trainyard.engine.pipeline.StartRule;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.testing.Definitions;
import io.trainyard.engine.testing.Definitions.StepBuilder;
import io.trainyard.engine.testing.ScriptedExecutor;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One step for many items. */
class RunnerFanOutTest {
  private final RunnerWorld world = new RunnerWorld();

  private static Value out(String step) {
    return new Value.Output(step, "data");
  }

  private static StepBuilder parts() {
    return step("parts").verb("partition").output("items", ArtifactKind.ITEMS);
  }

  private static final Value ITEMS = new Value.Output("parts", "items");

  private static Step with(StepBuilder step, FanOut fanOut) {
    Step built = step.build();
    return built.withPolicy(built.policy().withFanOut(fanOut));
  }

  private static FanOut tolerating(double share) {
    return new FanOut(OptionalInt.empty(), share, FanOut.MOST, false);
  }

  @BeforeEach
  void threeParts() {
    makes("eu", "us", "asia");
  }

  private void makes(String... keys) {
    world.executor.answer(
        "parts",
        order -> {
          Outcome.Builder list = Outcome.succeeded();
          for (String key : keys) {
            list.item(Item.of(key, new Value.Text("rows of " + key)));
          }
          return list.build();
        });
  }

  private void failing(String step, String key) {
    world.executor.answer(
        step,
        order ->
            order.key().equals(key)
                ? Outcome.Failed.forGood("no rows")
                : ScriptedExecutor.success(order));
  }

  private List<String> states(long run) {
    return world.store.attempts(run).stream()
        .map(each -> each.node() + " " + each.state())
        .toList();
  }

  private AttemptOrder order(String step, String key) {
    return world.executor.submitted().stream()
        .filter(each -> each.step().name().equals(step) && each.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_step_runs_once_for_every_item_and_is_handed_that_one() {
    long run =
        world.start(
            pipeline(
                "p",
                parts().build(),
                step("model")
                    .each(ITEMS)
                    .option("about", new Value.Output("parts", "key"))
                    .build()));
    assertThat(states(run))
        .containsExactly(
            "parts SUCCEEDED",
            "model[eu] SUCCEEDED",
            "model[us] SUCCEEDED",
            "model[asia] SUCCEEDED");
    AttemptOrder us = order("model", "us");
    assertThat(us.input("parts").orElseThrow().value()).contains(new Value.Text("rows of us"));
    assertThat(us.inputs()).hasSize(1);
    assertThat(us.step().options())
        .containsExactly(Definitions.option("about", new Value.Text("us")));
    assertThat(world.run(run).state()).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void the_keys_are_in_the_log_before_any_of_them_starts() {
    world.start(pipeline("p", parts().build(), step("model").each(ITEMS).build()));
    assertThat(world.kinds())
        .containsSubsequence("attempt.ended", "attempt.items", "attempt.created");
    assertThat(world.kinds().indexOf("attempt.items"))
        .isLessThan(world.kinds().lastIndexOf("attempt.created"));
  }

  @Test
  void a_step_over_a_fanned_out_step_goes_in_step_with_it_item_by_item() {
    world.executor.hold("model");
    long run =
        world.start(
            pipeline(
                "p",
                parts().build(),
                step("model").each(ITEMS).build(),
                step("score").each(out("model")).each(ITEMS).build()));
    AttemptOrder us = order("model", "us");
    world.executor.end(us, ScriptedExecutor.success(us));
    world.loop.runAll();
    assertThat(states(run)).contains("score[us] SUCCEEDED").doesNotContain("score[eu] SUCCEEDED");
    assertThat(order("score", "us").input("model").orElseThrow().artifact()).isPresent();
    assertThat(order("score", "us").input("parts").orElseThrow().value())
        .contains(new Value.Text("rows of us"));
  }

  @Test
  void a_step_after_a_fan_out_gets_the_good_ones_in_their_order_and_the_others_as_failures() {
    failing("model", "us");
    long run =
        world.start(
            pipeline(
                "p",
                parts().build(),
                with(step("model").each(ITEMS), tolerating(0.34)),
                step("all")
                    .input(out("model"))
                    .option("note", new Value.Output("model", "failures"))
                    .build()));
    assertThat(world.run(run).state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(order("all", "").inputs().get(0).items())
        .extracting(Item::key)
        .containsExactly("eu", "asia");
    assertThat(order("all", "").input("model.failures").orElseThrow().items())
        .containsExactly(Item.of("us", new Value.Text("no rows")));
  }

  @Test
  void more_failures_than_are_tolerated_fail_the_step_and_the_run() {
    failing("model", "us");
    long run =
        world.start(
            pipeline(
                "p",
                parts().build(),
                with(step("model").each(ITEMS), tolerating(0.33)),
                step("all").input(out("model")).build()));
    assertThat(world.attempt(run, "all").skip()).contains(SkipCause.UPSTREAM_FAILED);
    assertThat(world.run(run).reason()).isEqualTo("`model` failed for 1 of 3 items");
  }

  @Test
  void an_item_that_failed_holds_up_only_what_needs_that_item() {
    failing("model", "us");
    long run =
        world.start(
            pipeline(
                "p",
                parts().build(),
                with(step("model").each(ITEMS), tolerating(0.5)),
                step("score").each(out("model")).build(),
                step("all").input(out("score")).build()));
    assertThat(states(run)).contains("score[us] SKIPPED", "score[eu] SUCCEEDED", "all SUCCEEDED");
    assertThat(order("all", "").inputs().get(0).items()).hasSize(2);
    assertThat(world.run(run).state()).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void conditions_are_judged_item_by_item() {
    world.executor.answer(
        "good", order -> Outcome.succeeded().decision(order.key().equals("eu")).build());
    long run =
        world.start(
            pipeline(
                "p",
                parts().build(),
                step("good").each(ITEMS).build(),
                step("publish").each(ITEMS).when(new Value.Output("good", "decision")).build()));
    assertThat(states(run))
        .contains("publish[eu] SUCCEEDED", "publish[us] SKIPPED", "publish[asia] SKIPPED");
    assertThat(world.run(run).state()).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void no_more_items_run_at_once_than_parallel_says_and_others_are_not_held_up() {
    makes("1", "2", "3", "4", "5");
    world.executor.hold("model", "other");
    FanOut two = new FanOut(OptionalInt.of(2), 0, FanOut.MOST, false);
    world.start(
        pipeline(
            "p",
            parts().build(),
            with(step("model").each(ITEMS), two),
            step("other").needs("parts").build()));
    assertThat(world.running()).containsExactly("model", "model", "other");
    world.succeed("model");
    assertThat(world.executor.running())
        .extracting(AttemptOrder::key)
        .containsExactly("2", "", "3");
  }

  @Test
  void no_item_fails_the_step_or_skips_it_as_it_says() {
    makes();
    FanOut skip = new FanOut(OptionalInt.empty(), 0, FanOut.MOST, true);
    long run =
        world.start(
            pipeline(
                "p",
                parts().build(),
                with(step("skips").each(ITEMS), skip),
                step("fails").each(ITEMS).build(),
                step("after").each(out("skips")).build(),
                step("all").input(out("skips")).build()));
    assertThat(world.attempt(run, "skips").skip()).contains(SkipCause.EMPTY);
    assertThat(world.attempt(run, "fails").message()).isEqualTo("there is no item to run for");
    assertThat(world.attempt(run, "after").skip()).contains(SkipCause.UPSTREAM_SKIPPED);
    assertThat(world.attempt(run, "all").skip()).contains(SkipCause.UPSTREAM_SKIPPED);
    assertThat(world.run(run).reason()).isEqualTo("`fails` failed");
  }

  @Test
  void too_many_items_and_two_of_one_key_fail_the_step_before_one_has_started() {
    FanOut two = new FanOut(OptionalInt.empty(), 0, 2, false);
    long run = world.start(pipeline("p", parts().build(), with(step("model").each(ITEMS), two)));
    assertThat(world.attempt(run, "model").message())
        .isEqualTo("there are 3 items, but `atMost` allows 2");
    makes("eu", "eu");
    long next = world.start(pipeline("p", parts().build(), step("model").each(ITEMS).build()));
    assertThat(world.attempt(next, "model").message())
        .isEqualTo("two items of `parts` have the same key");
    assertThat(world.executor.submitted()).extracting(o -> o.step().name()).containsOnly("parts");
  }

  @Test
  void items_of_different_lists_do_not_go_in_step() {
    world.executor.answer(
        "others", order -> Outcome.succeeded().item(Item.of("1", Value.Num.of(1))).build());
    long run =
        world.start(
            pipeline(
                "p",
                parts().build(),
                step("others").verb("list").build(),
                step("model").each(ITEMS).each(new Value.Output("others", "items")).build()));
    assertThat(world.attempt(run, "model").message()).contains("different lists");
  }

  @Test
  void rules_are_judged_once_the_items_are_known_and_a_fan_out_counts_as_one() {
    world.executor.hold("parts");
    Step always = step("always").each(ITEMS).build();
    Step one = step("one").input(out("model")).needs("slow").build();
    world.executor.hold("slow", "model");
    long run =
        world.start(
            pipeline(
                "p",
                parts().build(),
                step("slow").build(),
                step("model").each(ITEMS).build(),
                always.withPolicy(always.policy().withStartsWhen(StartRule.ALWAYS)),
                one.withPolicy(one.policy().withStartsWhen(StartRule.ONE_SUCCESS))));
    assertThat(world.running()).containsExactly("parts", "slow");
    world.end(
        "parts",
        Outcome.succeeded()
            .item(Item.of("eu", Value.Num.of(1)))
            .item(Item.of("us", Value.Num.of(2)))
            .build());
    assertThat(states(run)).contains("always[eu] SUCCEEDED", "always[us] SUCCEEDED");
    world.succeed("model");
    assertThat(states(run)).doesNotContain("one SUCCEEDED");
    world.succeed("model");
    assertThat(states(run)).contains("one SUCCEEDED").contains("slow RUNNING");
  }

  @Test
  void one_of_several_is_taken_once_all_of_them_ended() {
    world.executor.answer("better", order -> Outcome.succeeded().decision(false).build());
    long run =
        world.start(
            pipeline(
                "p",
                step("better").build(),
                step("fast").when(new Value.Output("better", "decision")).build(),
                step("slow").when(Value.Term.of("not", out("better"))).build(),
                step("model").verb("whicheverRan").input(out("fast")).input(out("slow")).build(),
                step("use").input(out("model")).build()));
    Attempt model = world.attempt(run, "model");
    assertThat(model.state()).isEqualTo(AttemptState.SUCCEEDED);
    assertThat(model.outputs()).isEqualTo(world.attempt(run, "slow").outputs());
    assertThat(model.inputs()).extracting(InputUsed::origin).containsExactly("slow.data");
    assertThat(order("use", "").inputs().get(0).artifact())
        .isEqualTo(Optional.ofNullable(model.outputs().get("data")));
    assertThat(world.executor.submitted()).extracting(o -> o.step().name()).doesNotContain("model");
  }

  @Test
  void nothing_is_taken_where_none_of_several_ran() {
    world.executor.answer("no", order -> Outcome.succeeded().decision(false).build());
    long run =
        world.start(
            pipeline(
                "p",
                step("no").build(),
                step("fast").when(new Value.Output("no", "decision")).build(),
                step("slow").when(new Value.Output("no", "decision")).build(),
                step("model").verb("whicheverRan").input(out("fast")).input(out("slow")).build()));
    assertThat(world.attempt(run, "model").skip()).contains(SkipCause.UPSTREAM_SKIPPED);
    assertThat(world.run(run).state()).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void what_needs_an_approval_is_skipped_when_that_is_refused() {
    world.executor.answer("ok", order -> Outcome.succeeded().decision(false).build());
    long run =
        world.start(
            pipeline("p", step("ok").verb("approval").build(), step("deploy").needs("ok").build()));
    assertThat(world.attempt(run, "deploy").skip()).contains(SkipCause.UPSTREAM_SKIPPED);
    assertThat(world.attempt(run, "deploy").message()).isEqualTo("`ok` was refused");
    assertThat(world.run(run).state()).isEqualTo(RunState.SUCCEEDED);
  }
}
