package io.trainyard.engine.run;

import static io.trainyard.engine.testing.Definitions.option;
import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.pipeline.Input;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Retry;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.StepPolicy;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.RerunRequest.What;
import io.trainyard.engine.testing.Definitions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RerunPlanTest {
  private static final Instant TIME = Instant.EPOCH;
  private static final What FAILED = new RerunRequest.Failed();
  private static final What ALL = new RerunRequest.All();

  private final List<Attempt> attempts = new ArrayList<>();
  private Map<String, Value> before = Map.of();
  private Map<String, Value> after = Map.of();
  private boolean newData;
  private long gone;

  /** rows -> clean -> train -> score; quality beside train. */
  private static Pipeline churn(Step train) {
    return Definitions.pipeline(
        "churn",
        Definitions.step("rows").verb("collect").build(),
        Definitions.step("clean").input(data("rows")).build(),
        train,
        Definitions.step("quality").input(data("clean")).build(),
        Definitions.step("score").input(data("train")).build());
  }

  private static Step train(Value trees) {
    return Definitions.step("train").input(data("clean")).option("trees", trees).build();
  }

  private static final Pipeline CHURN = churn(train(Value.Num.of(300)));

  @Test
  void what_failed_and_what_depends_on_it_runs_again() {
    ended("rows", "clean", "quality");
    failed("train", "");
    skipped("score", SkipCause.UPSTREAM_FAILED);

    RerunPlan plan = plan(FAILED, CHURN, CHURN);

    assertThat(reused(plan)).containsExactly("rows", "clean", "quality");
    assertThat(plan.again())
        .containsExactly(
            new RerunPlan.Again("train", "it failed"),
            new RerunPlan.Again("score", "`train` runs again"));
  }

  @Test
  void from_a_step_takes_over_all_that_does_not_depend_on_it() {
    ended("rows", "clean", "train", "quality", "score");

    assertThat(reused(plan(new RerunRequest.From("train", ""), CHURN, CHURN)))
        .containsExactly("rows", "clean", "quality");
  }

  @Test
  void all_takes_over_nothing_but_what_was_collected_unless_that_is_to_be_new() {
    ended("rows", "clean", "train", "quality", "score");

    assertThat(reused(plan(ALL, CHURN, CHURN))).containsExactly("rows");
    newData = true;
    assertThat(reused(plan(ALL, CHURN, CHURN))).isEmpty();
    assertThat(reused(plan(FAILED, CHURN, CHURN))).isEmpty();
  }

  @Test
  void a_changed_option_runs_that_step_and_what_depends_on_it_again() {
    ended("rows", "clean", "train", "quality", "score");

    RerunPlan plan = plan(FAILED, CHURN, churn(train(Value.Num.of(301))));

    assertThat(plan.again())
        .containsExactly(
            new RerunPlan.Again("train", "it is not what it was"),
            new RerunPlan.Again("score", "`train` runs again"));
  }

  @Test
  void a_changed_param_runs_the_steps_that_use_it_again() {
    ended("rows", "clean", "train", "quality", "score");
    Pipeline churn = churn(train(new Value.Param("trees")));
    before = Map.of("trees", Value.Num.of(1));
    after = Map.of("trees", Value.Num.of(2));

    assertThat(reused(plan(FAILED, churn, churn))).containsExactly("rows", "clean", "quality");
    after = before;
    assertThat(plan(FAILED, churn, churn).again()).isEmpty();
  }

  @Test
  void places_retries_and_claims_are_no_change_but_the_syntax_of_a_block_is() {
    ended("rows");
    Pipeline old = Definitions.pipeline("p", block("a", "print1", Retry.NONE));

    assertThat(
            plan(FAILED, old, Definitions.pipeline("p", block("b", "print1", Retry.times(3))))
                .again())
        .isEmpty();
    assertThat(
            plan(FAILED, old, Definitions.pipeline("p", block("a", "print2", Retry.NONE))).again())
        .hasSize(1);
  }

  private static Step block(String file, String print, Retry retry) {
    Step step = Definitions.step("rows").build();
    Option code =
        new Option(
            "compute",
            List.of(new Value.Code("groovy", file, "rows", "compute", print)),
            new SourceRef(file, 1, 1));
    return new Step(
        step.name(),
        step.verb(),
        file,
        List.of(),
        List.of(code),
        step.outputs(),
        List.of(),
        Set.of(),
        retry,
        Optional.empty(),
        step.at());
  }

  @Test
  void a_step_that_has_another_name_now_is_known_by_its_earlier_one() {
    ended("feats", "score");
    Pipeline old =
        Definitions.pipeline(
            "p",
            Definitions.step("feats").build(),
            Definitions.step("score").input(data("feats")).build());
    Pipeline now =
        Definitions.pipeline(
            "p",
            Definitions.step("features")
                .policy(StepPolicy.DEFAULT.withFormerly(List.of("feats")))
                .build(),
            Definitions.step("score").input(data("features")).build());

    assertThat(reused(plan(FAILED, old, now))).containsExactly("features", "score");
  }

  @Test
  void a_result_that_is_gone_is_made_again() {
    ended("rows", "clean", "train", "quality", "score");
    gone = 2;

    assertThat(plan(FAILED, CHURN, CHURN).again().get(0))
        .isEqualTo(new RerunPlan.Again("clean", "its result is gone"));
    assertThat(reused(plan(FAILED, CHURN, CHURN))).containsExactly("rows");
  }

  @Test
  void what_was_skipped_is_decided_anew_and_stands_in_nobodys_way() {
    ended("rows", "clean");
    skipped("train", SkipCause.WHEN);
    ended("quality", "score");

    RerunPlan plan = plan(FAILED, CHURN, CHURN);

    assertThat(reused(plan)).containsExactly("rows", "clean", "quality", "score");
    assertThat(plan.again()).isEmpty();
  }

  @Test
  void a_cleanup_always_runs_again_and_a_new_step_too() {
    ended("rows", "tidy");
    Step rows = Definitions.step("rows").build();
    Step tidy = Definitions.step("tidy").verb("cleanup").input(data("rows")).build();
    Step more = Definitions.step("more").input(data("rows")).build();

    RerunPlan plan =
        plan(
            FAILED,
            Definitions.pipeline("p", rows, tidy),
            Definitions.pipeline("p", rows, more, tidy));

    assertThat(reused(plan)).containsExactly("rows");
    assertThat(plan.again())
        .containsExactly(
            new RerunPlan.Again("more", "it is new"),
            new RerunPlan.Again("tidy", "it cleans up after this run"));
  }

  /** parts -> fit (each) -> check (each fit) -> report. */
  private static final Pipeline FANNED =
      Definitions.pipeline(
          "p",
          Definitions.step("parts").build(),
          each("fit", "parts"),
          each("check", "fit"),
          Definitions.step("report").input(data("check")).build());

  @Test
  void one_key_alone_runs_again_with_what_depends_on_it() {
    fannedOut();

    RerunPlan plan = plan(new RerunRequest.From("fit", "eu"), FANNED, FANNED);

    assertThat(reused(plan)).containsExactly("parts", "fit[us]", "check[us]");
    assertThat(plan.again())
        .containsExactly(
            new RerunPlan.Again("fit", "[eu] as asked"),
            new RerunPlan.Again("check", "`fit` runs again"),
            new RerunPlan.Again("report", "`check` runs again"));
  }

  @Test
  void of_a_fan_out_only_the_keys_that_failed_run_again() {
    fannedOut();
    failed("fit", "eu");
    skipped("check", "eu", SkipCause.UPSTREAM_FAILED);

    assertThat(reused(plan(FAILED, FANNED, FANNED)))
        .containsExactly("parts", "fit[us]", "check[us]");
  }

  private void fannedOut() {
    ended("parts");
    for (String key : List.of("eu", "us")) {
      endedKey("fit", key);
      endedKey("check", key);
    }
    ended("report");
  }

  private static Step each(String name, String of) {
    Step step = Definitions.step(name).build();
    return new Step(
        name,
        step.verb(),
        "",
        List.of(new Input(of, data(of), true)),
        List.of(option("trees", Value.Num.of(1))),
        step.outputs(),
        List.of(),
        Set.of(),
        Retry.NONE,
        Optional.empty(),
        step.at());
  }

  private static Value.Output data(String step) {
    return new Value.Output(step, "data");
  }

  private RerunPlan plan(What what, Pipeline old, Pipeline now) {
    RerunRequest request =
        new RerunRequest(
            7,
            what,
            Optional.of(new RerunRequest.Code(now, Path.of("."))),
            newData,
            Map.of(),
            "os:ada");
    return RerunPlan.of(
        request,
        new RerunPlan.Basis(
            List.copyOf(attempts), old, before, now, after, attempt -> attempt.id() != gone));
  }

  private static List<String> reused(RerunPlan plan) {
    return plan.reuse().attempts().keySet().stream().map(StepKey::toString).toList();
  }

  private void ended(String... steps) {
    for (String step : steps) {
      endedKey(step, "");
    }
  }

  private void endedKey(String step, String key) {
    Attempt running = running(step, key);
    attempts.add(running.ended(AttemptEnds.succeeded(running, Outcome.succeeded().build()), TIME));
  }

  private void failed(String step, String key) {
    Attempt running = running(step, key);
    attempts.add(running.ended(AttemptEnds.failed(running, Outcome.Failed.error("no")), TIME));
  }

  private void skipped(String step, SkipCause cause) {
    skipped(step, "", cause);
  }

  private void skipped(String step, String key, SkipCause cause) {
    Attempt created = created(step, key);
    attempts.add(created.ended(AttemptEnds.skipped(created, cause, "why"), TIME));
  }

  private Attempt running(String step, String key) {
    Attempt created = created(step, key);
    return created.started(new RunEvents.AttemptStarted(created.id(), 1, List.of()), TIME);
  }

  private Attempt created(String step, String key) {
    return Attempt.created(
        7, new RunEvents.AttemptCreated(attempts.size() + 1L, step, key, 1, TIME));
  }
}
