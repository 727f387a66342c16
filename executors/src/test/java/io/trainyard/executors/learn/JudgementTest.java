package io.trainyard.executors.learn;

import static io.trainyard.executors.learn.LearningAttempts.line;
import static io.trainyard.executors.learn.LearningAttempts.rule;
import static io.trainyard.executors.learn.LearningAttempts.step;
import static io.trainyard.executors.learn.LearningAttempts.text;
import static io.trainyard.executors.learn.LearningAttempts.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainyard.engine.check.Finding;
import io.trainyard.engine.deploy.Task;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.StepFailure;
import io.trainyard.executors.learn.metrics.Measured;
import io.trainyard.executors.learn.metrics.Metric;
import io.trainyard.executors.learn.metrics.ScoredNumbers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgementTest {

  @ParameterizedTest
  @CsvSource({
    "atLeast, 3.0, true", "atLeast, 3.1, false",
    "atMost, 9.0, true", "atMost, 8.9, false",
    "gapAtMost, 6.0, true", "gapAtMost, 5.9, false",
    "ratioAtLeast, 0.33, true", "ratioAtLeast, 0.34, false"
  })
  void a_limit_is_inclusive_and_holds_for_the_worst_groups(
      String kind, double bound, boolean passed) {
    Finding finding = judge(kind, bound, group("a", 40, 3), group("b", 40, 9));

    assertThat(finding.passed()).isEqualTo(passed);
    assertThat(finding.subject()).isEqualTo("mae by 'region'");
  }

  @Test
  void a_small_group_is_not_judged() {
    Finding finding =
        judge("gapAtMost", 1, group("a", 40, 3), group("b", 30, 3.5), group("tiny", 29, 9));

    assertThat(finding.passed()).isTrue();
    assertThat(finding.why())
        .isEqualTo("mae is 3.0 to 3.5; 2 of 3 groups have 30 rows or more")
        .doesNotContain("tiny");
  }

  @Test
  void groups_that_are_all_zero_have_the_ratio_one() {
    assertThat(judge("ratioAtLeast", 1, group("a", 40, 0), group("b", 40, 0)).passed()).isTrue();
  }

  @Test
  void one_group_has_no_gap() {
    Finding finding = judge("gapAtMost", 1, group("a", 40, 3));

    assertThat(finding.passed()).isFalse();
    assertThat(finding.value()).isEqualTo("undefined");
  }

  @Test
  void a_group_in_which_the_metric_is_undefined_does_not_meet_the_limit() {
    Measured undefined = Metric.R2.of(numbers(1, 0));
    Groups.Group group = new Groups.Group("a", 40, Map.of(Metric.MAE, undefined));

    Finding finding = judge("atMost", 1, group);

    assertThat(finding.passed()).isFalse();
    assertThat(finding.why()).isEqualTo("in one group it is undefined: r2 needs two rows or more");
  }

  @ParameterizedTest
  @CsvSource({
    "higherBy, 0.0, 0.8, 0.8, false", "higherBy, 0.0, 0.81, 0.8, true",
    "higherBy, 0.25, 0.75, 0.5, false", "notWorse, 0.0, 0.8, 0.8, true",
    "notWorse, 0.0, 0.79, 0.8, false"
  })
  void better_is_strict_and_not_worse_is_not(
      String kind, double margin, double challenger, double champion, boolean holds) {
    Value.Term term =
        kind.equals("notWorse") ? word("notWorse", word("r2")) : rule("r2", kind, margin);
    CompareOptions options =
        CompareOptions.of(step("better", "compare", line("betterIf", term)), Task.NUMBER);

    assertThat(options.betterIf().get(0).holds(r2(challenger), r2(champion))).isEqualTo(holds);
  }

  @Test
  void what_is_undefined_is_neither_better_nor_not_worse() {
    CompareOptions options =
        CompareOptions.of(
            step(
                "better",
                "compare",
                line("betterIf", word("notWorse", word("r2")), rule("rmse", "lowerBy", 0))),
            Task.NUMBER);
    Measured undefined = Metric.R2.of(numbers(1, 0));

    assertThat(options.betterIf())
        .noneMatch(rule -> rule.holds(undefined, r2(0.5)))
        .noneMatch(rule -> rule.holds(r2(0.5), undefined));
  }

  @Test
  void a_limit_between_groups_is_refused_where_there_are_none() {
    assertThatThrownBy(
            () ->
                EvaluateOptions.of(
                    step("quality", "evaluate", line("require", rule("mae", "gapAtMost", 2.5))),
                    Task.NUMBER))
        .isInstanceOf(StepFailure.class)
        .hasMessageContaining("churn.groovy:7")
        .hasMessageContaining("write `slice 'column', mae.gapAtMost(2.5)`");
  }

  private static Finding judge(String kind, double bound, Groups.Group... groups) {
    EvaluateOptions options =
        EvaluateOptions.of(
            step("quality", "evaluate", line("slice", text("region"), rule("mae", kind, bound))),
            Task.NUMBER);
    return Judgement.overGroups(options.slice().get(0).limits().get(0), "region", List.of(groups));
  }

  private static Groups.Group group(String value, int rows, double mae) {
    return new Groups.Group(value, rows, Map.of(Metric.MAE, Metric.MAE.of(numbers(2, mae))));
  }

  /** So many rows, each with this error. */
  private static ScoredNumbers numbers(int rows, double error) {
    double[] predicted = new double[rows];
    java.util.Arrays.fill(predicted, error);
    return ScoredNumbers.of(new double[rows], predicted);
  }

  /** Any measure with this value. */
  private static Measured r2(double value) {
    return Metric.MAE.of(numbers(2, value));
  }
}
