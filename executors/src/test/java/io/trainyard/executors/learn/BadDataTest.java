package io.trainyard.executors.learn;

import static io.trainyard.executors.learn.LearningAttempts.block;
import static io.trainyard.executors.learn.LearningAttempts.line;
import static io.trainyard.executors.learn.LearningAttempts.rule;
import static io.trainyard.executors.learn.LearningAttempts.step;
import static io.trainyard.executors.learn.LearningAttempts.text;
import static io.trainyard.executors.learn.LearningAttempts.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.StepFailure;
import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.ColumnType;
import io.trainyard.engine.table.Rows;
import io.trainyard.engine.table.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.assertj.core.api.ThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data nothing can be learned from, or only the wrong thing. */
class BadDataTest {
  private LearningAttempts attempts;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    attempts = new LearningAttempts(folder);
  }

  @Test
  void a_target_without_a_value_fails_with_the_statistic() {
    assertThatTraining(rows(row -> null), using("gradientBoosting"))
        .hasMessageContaining("step 'model', option 'target'")
        .hasMessageContaining(
            "nothing can be learned: every value is missing"
                + " (rows 60, missing 60, different values 0)");
  }

  @Test
  void a_target_of_a_single_class_fails_with_the_statistic_and_without_the_class() {
    assertThatTraining(rows(row -> row == 3 ? null : "secret"), using("gradientBoosting"))
        .hasMessageContaining("all values are the same (rows 60, missing 1, different values 1)")
        .hasMessageNotContaining("secret");
  }

  @Test
  void no_rows_fail_with_the_statistic() {
    Rows none = new Rows(rows(row -> "a").schema(), List.of());

    assertThatTraining(none, using("decisionTree"))
        .hasMessageContaining("there are no rows (rows 0, missing 0, different values 0)");
  }

  @Test
  void a_missing_target_column_fails_with_the_columns() {
    Step train = step("model", "train", line("target", text("chrun")), using("decisionTree"));

    assertThatThrownBy(() -> attempts.succeed(new TrainBody(), train, table(rows(this::label))))
        .isInstanceOf(StepFailure.class)
        .hasMessageContaining("there is no column 'chrun'; the rows have age, plan, day, label");
  }

  @Test
  void a_positive_that_no_row_has_fails_without_naming_the_others() {
    Step train =
        step(
            "model",
            "train",
            line("target", text("label")),
            line("positive", text("Yes")),
            using("decisionTree"));

    assertThatThrownBy(() -> attempts.succeed(new TrainBody(), train, table(rows(this::label))))
        .hasMessageContaining("no training row has 'Yes' in column 'label'; it has 2 other values");
  }

  @Test
  void a_column_that_gives_the_target_away_fails_with_its_name_and_the_fix() {
    Rows rows = rows(this::label);
    List<List<@Nullable Object>> leaking = new ArrayList<>();
    for (List<@Nullable Object> row : rows.values()) {
      List<@Nullable Object> more = new ArrayList<>(row);
      more.add("yes".equals(row.get(3)) ? 1L : 0L);
      leaking.add(more);
    }
    List<Column> columns = new ArrayList<>(rows.schema().columns());
    columns.add(new Column("label_code", ColumnType.WHOLE_NUMBER));

    assertThatTraining(new Rows(new Schema(columns), leaking), using("gradientBoosting"))
        .hasMessageContaining("'label_code' gives the target 'label' away in every training row")
        .hasMessageContaining("inputs { ignore 'label_code' }");
  }

  @Test
  void rows_without_a_target_are_left_out_with_a_warning() throws Exception {
    Outcome.Succeeded outcome =
        attempts.succeed(
            new TrainBody(),
            train(using("gradientBoosting")),
            table(rows(row -> row < 4 ? null : label(row))));

    assertThat(outcome.rows()).hasValue(56);
    assertThat(outcome.findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.failing()).hasValue(4L));
  }

  @Test
  void dates_and_columns_of_one_value_are_left_out_with_the_reason() throws Exception {
    attempts.succeed(new TrainBody(), train(using("decisionTree")), table(rows(this::label)));

    assertThat(attempts.lines).contains("ignores 'day': a date is not a number");
  }

  @Test
  void an_unknown_column_in_inputs_fails_with_the_columns() {
    Option inputs = line("inputs", block("", line("ignore", text("agee"))));

    assertThatThrownBy(
            () ->
                attempts.succeed(
                    new TrainBody(),
                    train(using("decisionTree"), inputs),
                    table(rows(this::label))))
        .hasMessageContaining("there is no column 'agee'; the rows have age, plan, day, label");
  }

  @Test
  void a_metric_that_is_undefined_does_not_meet_its_requirement() throws Exception {
    Artifact model = model();
    Rows oneClass = rows(row -> "yes");

    Outcome outcome =
        attempts.run(
            new EvaluateBody(attempts.predictors()),
            step("quality", "evaluate", line("require", rule("auc", "atLeast", 0.5))),
            Optional.of(model),
            Optional.of(table(oneClass)));

    Outcome.Failed failed = (Outcome.Failed) outcome;
    assertThat(failed.message())
        .isEqualTo(
            "step 'quality' requires auc at least 0.5"
                + " (auc is undefined: every row is of the class that is measured)");
    assertThat(failed.findings().get(0).value()).isEqualTo("undefined");
    assertThat(attempts.json(failed.outputs().get("metrics")).at("/metrics/auc").isNull()).isTrue();
  }

  @Test
  void a_class_the_model_never_saw_is_counted_as_a_warning() throws Exception {
    Outcome.Succeeded outcome =
        attempts.succeed(
            new EvaluateBody(attempts.predictors()),
            step("quality", "evaluate", line("measure", word("accuracy"))),
            model(),
            table(rows(row -> row < 5 ? "perhaps" : label(row))));

    assertThat(outcome.findings())
        .anySatisfy(
            finding -> assertThat(finding.why()).isEqualTo("5 rows are of a class it never saw"));
  }

  @Test
  void rows_without_a_column_of_the_model_fail_with_its_name() throws Exception {
    Artifact model = model();
    Rows rows = rows(this::label);
    Rows narrow =
        new Rows(
            new Schema(rows.schema().columns().subList(1, 4)),
            rows.values().stream().<List<@Nullable Object>>map(row -> row.subList(1, 4)).toList());

    assertThatThrownBy(
            () ->
                attempts.succeed(
                    new PredictBody(attempts.predictors()),
                    step("scores", "predict"),
                    model,
                    table(narrow)))
        .isInstanceOf(StepFailure.class)
        .hasMessage("the model needs column 'age', but the rows have only: plan, day, label");
  }

  @Test
  void small_groups_are_shown_but_not_judged() throws Exception {
    Outcome outcome =
        attempts.run(
            new EvaluateBody(attempts.predictors()),
            step(
                "quality",
                "evaluate",
                line("slice", text("plan"), rule("accuracy", "gapAtMost", 0.9))),
            Optional.of(model()),
            Optional.of(table(rows(this::label))));

    Outcome.Failed failed = (Outcome.Failed) outcome;
    assertThat(failed.findings().get(0).why())
        .isEqualTo("0 of 3 groups have 30 rows or more, too few to judge");
    assertThat(attempts.json(failed.outputs().get("metrics")).at("/slices/0/groups")).hasSize(3);
  }

  @Test
  void a_metric_of_the_other_kind_is_refused_with_those_that_fit() throws Exception {
    Artifact model = model();
    Artifact rows = table(rows(this::label));

    assertThatThrownBy(
            () ->
                attempts.succeed(
                    new EvaluateBody(attempts.predictors()),
                    step("quality", "evaluate", line("measure", word("rmse"))),
                    model,
                    rows))
        .hasMessageContaining(
            "rmse does not fit a model that says classes; it takes accuracy, precision");
    assertThatThrownBy(
            () ->
                attempts.succeed(
                    new CompareBody(attempts.predictors()),
                    step("better", "compare", line("betterIf", rule("logLoss", "higherBy", 0))),
                    model,
                    model,
                    rows))
        .hasMessageContaining("more of logLoss is worse; write logLoss.lowerBy(0");
    assertThatThrownBy(
            () ->
                attempts.succeed(
                    new ExplainBody(attempts.predictors()),
                    step("reasons", "explain", line("method", word("shap"))),
                    model,
                    rows))
        .hasMessageContaining("shap explains models of gradientBoosting; write method permutation");
  }

  private Artifact model() throws Exception {
    return attempts
        .succeed(new TrainBody(), train(using("decisionTree")), table(rows(this::label)))
        .outputs()
        .get("model");
  }

  private String label(int row) {
    return row % 10 < 3 || row % 7 == 0 ? "yes" : "no";
  }

  private ThrowableAssert<?> assertThatTraining(Rows rows, Option using) {
    return (ThrowableAssert<?>)
        assertThatThrownBy(() -> attempts.succeed(new TrainBody(), train(using), table(rows)))
            .isInstanceOf(StepFailure.class);
  }

  private static Step train(Option... more) {
    List<Option> lines = new ArrayList<>(List.of(line("target", text("label"))));
    lines.addAll(Arrays.asList(more));
    return step("model", "train", lines.toArray(new Option[0]));
  }

  private static Option using(String learner) {
    return line("using", new Value.Term(learner, List.of(), List.of()));
  }

  private Artifact table(Rows rows) throws IOException {
    return attempts.table(rows, Map.of());
  }

  /** Sixty rows: age, plan, day and a label. */
  private static Rows rows(IntFunction<@Nullable Object> label) {
    List<List<@Nullable Object>> values = new ArrayList<>();
    for (int row = 0; row < 60; row++) {
      List<@Nullable Object> fields = new ArrayList<>();
      fields.add((long) (row % 10));
      fields.add(List.of("basic", "plus", "pro").get(row % 3));
      fields.add(LocalDate.of(2026, 1, 1).plusDays(row));
      fields.add(label.apply(row));
      values.add(fields);
    }
    return new Rows(
        new Schema(
            List.of(
                new Column("age", ColumnType.WHOLE_NUMBER),
                new Column("plan", ColumnType.TEXT),
                new Column("day", ColumnType.DATE),
                new Column("label", ColumnType.TEXT))),
        values);
  }
}
