package io.trainyard.engine.why;

import static io.trainyard.engine.testing.Definitions.option;
import static io.trainyard.engine.testing.Definitions.pipeline;
import static io.trainyard.engine.testing.Definitions.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.pipeline.Retry;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.StepPolicy;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.testing.Definitions.StepBuilder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PipelineEditTest {
  private static final Step ROWS = step("rows").verb("collect").build();

  private static StepBuilder model(int trees) {
    Value.Term learner =
        new Value.Term("forest", List.of(), List.of(option("trees", Value.Num.of(trees))));
    return step("model")
        .verb("train")
        .input(new Value.Output("rows", "data"))
        .option("using", learner);
  }

  private static Step live(String name) {
    return step(name).verb("deploy").input(new Value.Output("model", "data")).build();
  }

  private static Step named(Step step, String name, String... formerly) {
    return new Step(
        name,
        step.verb(),
        "",
        step.inputs(),
        step.options(),
        step.outputs(),
        step.when(),
        step.needs(),
        step.retry(),
        Optional.empty(),
        StepPolicy.DEFAULT.withFormerly(List.of(formerly)),
        SourceRef.NONE);
  }

  @Test
  void the_same_pipeline_has_nothing_to_tell() {
    assertThat(
            PipelineEdit.between(
                pipeline("p", ROWS, model(3).build()), pipeline("p", ROWS, model(3).build())))
        .isEmpty();
  }

  @Test
  void a_changed_option_is_told_old_and_new_with_what_runs_again() {
    assertThat(
            PipelineEdit.between(
                pipeline("p", ROWS, model(3).build(), live("live")),
                pipeline("p", ROWS, model(4).build(), live("live"))))
        .containsExactly(
            "`model` option using trees: 3 -> 4", "runs again: model, live; kept: rows");
  }

  @Test
  void how_steps_proceed_is_told_together_and_keeps_every_result() {
    assertThat(
            PipelineEdit.between(
                pipeline("p", ROWS, model(3).build()),
                pipeline(
                    "p",
                    step("rows").verb("collect").retry(Retry.times(2)).build(),
                    model(3).retry(Retry.times(2)).build())))
        .containsExactly("retry: 0 -> 2 in `rows`, `model`");
  }

  @Test
  void a_step_that_came_went_or_was_renamed_is_told_as_such() {
    Step old = model(3).build();

    assertThat(
            PipelineEdit.between(
                pipeline("p", ROWS, old), pipeline("p", ROWS, named(old, "forest", "model"))))
        .containsExactly(
            "step `model` is called `forest` now: its history and its cache are kept by `formerly`");
    assertThat(
            PipelineEdit.between(
                pipeline("p", ROWS, old), pipeline("p", ROWS, named(old, "forest"))))
        .containsExactly(
            "step `forest` (train) is new; if it is `model` renamed, write `formerly 'model'` in"
                + " it, which keeps its history",
            "step `model` (train) is gone",
            "runs again: forest; kept: rows");
  }

  @Test
  void a_new_secret_and_a_removed_approval_are_told() {
    Step approval = step("ok").verb("approval").input(new Value.Output("rows", "data")).build();
    Step secret =
        step("rows").verb("collect").option("login", new Value.Secret("crm/admin")).build();

    assertThat(PipelineEdit.between(pipeline("p", ROWS, approval), pipeline("p", secret)))
        .contains(
            "secret crm/admin is newly used",
            "approval `ok` is removed: nobody has to agree any more");
  }

  @Test
  void of_a_block_it_is_told_that_it_changed() {
    Step before = step("f").option("compute", code("ast:1")).build();
    Step after = step("f").option("compute", code("ast:2")).build();

    assertThat(PipelineEdit.between(pipeline("p", before), pipeline("p", after)))
        .containsExactly(
            "`f` block compute: ast:1 -> ast:2", "runs again: f; no earlier result is kept");
  }

  @Test
  @Timeout(60)
  void of_two_thousand_renamed_steps_each_is_told_with_the_one_that_it_was() {
    Step[] before = new Step[2_000];
    Step[] after = new Step[2_000];
    for (int at = 0; at < before.length; at++) {
      before[at] = step("old" + at).option("sql", new Value.Text("select " + at)).build();
      after[at] = step("new" + at).option("sql", new Value.Text("select " + at)).build();
    }

    List<String> lines = PipelineEdit.between(pipeline("p", before), pipeline("p", after));
    assertThat(lines).hasSize(4_001);
    assertThat(lines.get(1_999)).contains("if it is `old1999` renamed");
    assertThat(lines.get(4_000)).endsWith(" and 1960 more; no earlier result is kept");
  }

  private static Value code(String fingerprint) {
    return new Value.Code("groovy", "sha256:0", "f", "compute", fingerprint);
  }
}
