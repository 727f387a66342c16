package io.trainyard.executors.learn;

import static io.trainyard.executors.learn.LearningAttempts.line;
import static io.trainyard.executors.learn.LearningAttempts.rule;
import static io.trainyard.executors.learn.LearningAttempts.step;
import static io.trainyard.executors.learn.LearningAttempts.text;
import static io.trainyard.executors.learn.LearningAttempts.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.check.Finding;
import io.trainyard.engine.deploy.ModelPackage;
import io.trainyard.engine.deploy.Predictor;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.table.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The learning half of the churn pipeline: one model, trained once, and everything asked of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChurnLearningTest {
  private static final Value.Term AUC_HIGHER = rule("auc", "higherBy", 0);
  private static final Value.Term LOG_LOSS_NOT_WORSE = word("notWorse", word("logLoss"));

  private LearningAttempts attempts;
  private Telco.Parts parts;
  private Artifact train;
  private Artifact test;
  private Outcome.Succeeded trained;
  private Artifact model;

  @BeforeAll
  void train_once(@TempDir Path folder) throws Exception {
    attempts = new LearningAttempts(folder);
    parts = Telco.split(LearningAttempts.shipped("telco_churn.csv", folder), 42);
    train = attempts.table(parts.train(), Telco.FACTS);
    test = attempts.table(parts.test(), Telco.FACTS);
    trained = attempts.succeed(new TrainBody(), Telco.train(300), train);
    model = trained.outputs().get("model");
  }

  @Test
  void training_says_what_became_of_each_column() throws IOException {
    assertThat(attempts.lines)
        .contains(
            "learns 'Churn' (2 classes) from 5636 rows: 19 columns become 45 numbers",
            "uses 'tenure': number",
            "uses 'Contract': one-hot, 3 values",
            "ignores 'customerID': an identifier");
    assertThat(model.facts())
        .containsEntry("learner", "gradientBoosting")
        .containsEntry("rows", "5636")
        .containsEntry("ignored", "customerID")
        .containsEntry("option.trees", "300");
    assertThat(trained.rows()).hasValue(5636);
    assertThat(attempts.curve).hasSizeGreaterThanOrEqualTo(100).contains("training.logLoss");
  }

  @Test
  void the_package_says_what_it_needs_gives_and_was_made_of() throws IOException {
    try (ModelPackage opened = ModelPackage.open(attempts.artifacts().path(model.digest()))) {
      assertThat(opened.manifest().classes()).containsExactly("No", "Yes");
      assertThat(opened.manifest().positive()).hasValue("Yes");
      assertThat(opened.manifest().outputs().names())
          .containsExactly("prediction", "probability_No", "probability_Yes");
      assertThat(opened.manifest().inputs().names()).hasSize(19).doesNotContain("customerID");
      assertThat(opened.manifest().training()).containsEntry("table", train.digest().toString());
      assertThat(opened.manifest().environment()).containsEntry("xgboost", "2.1.4");
    }
  }

  @Test
  void training_again_gives_the_same_bytes() throws Exception {
    Outcome.Succeeded again = attempts.succeed(new TrainBody(), Telco.train(300), train);

    assertThat(again.outputs().get("model").digest()).isEqualTo(model.digest());
  }

  @Test
  void a_thousand_served_predictions_equal_those_of_training_bit_for_bit() throws Exception {
    TrainOptions options = TrainOptions.of(Telco.train(300));
    Preparation prepared = Preparation.of(options, parts.train(), train);
    Rows thousand = new Rows(parts.test().schema(), parts.test().values().subList(0, 1_000));

    try (Predictor served = attempts.predictors().load(model.digest())) {
      Rows together = served.predict(thousand);
      Rows atTraining = scoredInTraining(prepared, thousand);
      assertThat(together.values()).isEqualTo(atTraining.values());
      for (int row = 0; row < thousand.size(); row++) {
        Rows alone = new Rows(thousand.schema(), List.of(thousand.values().get(row)));
        assertThat(served.predict(alone).values().get(0)).isEqualTo(together.values().get(row));
      }
    }
  }

  private Rows scoredInTraining(Preparation prepared, Rows rows) throws Exception {
    try (LearnedModel fresh = prepared.learn(Optional.empty(), (name, x, value) -> {})) {
      return fresh.predict(rows);
    }
  }

  @Test
  void evaluation_measures_and_meets_what_is_required() throws Exception {
    Outcome.Succeeded outcome =
        attempts.succeed(
            new EvaluateBody(attempts.predictors()),
            step(
                "quality",
                "evaluate",
                line("measure", word("auc"), word("f1"), word("logLoss")),
                line("require", rule("auc", "atLeast", 0.80)),
                line("slice", text("gender"), rule("auc", "gapAtMost", 0.05))),
            model,
            test);

    assertThat(outcome.metrics().get("auc")).isGreaterThan(0.81);
    assertThat(outcome.metrics()).containsOnlyKeys("auc", "f1", "logLoss");
    assertThat(outcome.findings()).allMatch(Finding::passed).hasSize(2);
    JsonNode report = attempts.json(outcome.outputs().get("metrics"));
    assertThat(report.path("metrics").path("auc").asDouble())
        .isEqualTo(outcome.metrics().get("auc"));
    assertThat(report.at("/slices/0/groups/0/value").asString()).isEqualTo("Female");
  }

  @Test
  void a_requirement_that_is_not_met_fails_for_good_with_the_figures() throws Exception {
    Outcome outcome =
        attempts.run(
            new EvaluateBody(attempts.predictors()),
            step("quality", "evaluate", line("require", rule("auc", "atLeast", 0.99))),
            Optional.of(model),
            Optional.of(test));

    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    Outcome.Failed failed = (Outcome.Failed) outcome;
    assertThat(failed.retryable()).isFalse();
    assertThat(failed.message())
        .startsWith("step 'quality' requires auc at least 0.99 (auc is 0.8");
    assertThat(failed.outputs()).containsOnlyKeys("metrics", "findings");
  }

  @Test
  void rows_the_model_was_trained_on_are_counted_as_a_warning() throws Exception {
    Outcome.Succeeded outcome =
        attempts.succeed(
            new EvaluateBody(attempts.predictors()),
            step("quality", "evaluate", line("measure", word("auc"))),
            model,
            train);

    assertThat(outcome.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.passed()).isFalse();
              assertThat(finding.failing()).hasValue(5636L);
              assertThat(finding.why()).startsWith("5636 rows are equal in every column");
            });
  }

  @Test
  void without_a_champion_a_model_is_better_and_the_decision_says_so() throws Exception {
    Outcome outcome =
        attempts.run(
            new CompareBody(attempts.predictors()),
            step("better", "compare", line("betterIf", AUC_HIGHER)),
            Optional.of(model),
            Optional.empty(),
            Optional.of(test));

    Outcome.Succeeded decided = (Outcome.Succeeded) outcome;
    assertThat(decided.decision()).hasValue(true);
    JsonNode json = attempts.json(decided.outputs().get("decision"));
    assertThat(json.path("why").asString()).isEqualTo("there is no champion yet");
  }

  @Test
  void an_equal_model_is_never_better_and_never_worse() throws Exception {
    assertThat(better(model, model, AUC_HIGHER)).isFalse();
    assertThat(better(model, model, LOG_LOSS_NOT_WORSE)).isTrue();
  }

  @Test
  void a_better_model_is_better_on_the_same_rows_and_not_the_other_way_round() throws Exception {
    Artifact weak = attempts.succeed(new TrainBody(), Telco.train(3), train).outputs().get("model");

    assertThat(better(model, weak, AUC_HIGHER, LOG_LOSS_NOT_WORSE)).isTrue();
    assertThat(better(weak, model, AUC_HIGHER, LOG_LOSS_NOT_WORSE)).isFalse();
  }

  private boolean better(Artifact challenger, Artifact champion, Value... rules) throws Exception {
    return attempts
        .succeed(
            new CompareBody(attempts.predictors()),
            step("better", "compare", line("betterIf", rules)),
            challenger,
            champion,
            test)
        .decision()
        .orElseThrow();
  }

  @Test
  void shap_shares_add_up_and_rank_the_columns_that_matter_first() throws Exception {
    JsonNode report = explained("shap");

    assertThat(report.path("rows").asInt()).isEqualTo(500);
    assertThat(report.path("largestSumError").asDouble()).isCloseTo(0, within(1e-4));
    assertThat(report.path("outputs")).hasSize(1);
    assertThat(report.at("/importance/0/column").asString()).isIn("Contract", "tenure");
    assertThat(report.path("importance")).hasSize(19);
  }

  @Test
  void permutation_ranks_the_columns_that_matter_first() throws Exception {
    JsonNode report = explained("permutation");

    assertThat(report.path("metric").asString()).isEqualTo("auc");
    assertThat(report.at("/importance/0/column").asString())
        .isIn("Contract", "tenure", "MonthlyCharges");
    assertThat(report.path("importance")).hasSize(19);
  }

  private JsonNode explained(String method) throws Exception {
    Outcome.Succeeded outcome =
        attempts.succeed(
            new ExplainBody(attempts.predictors()),
            step(
                "reasons",
                "explain",
                line("method", word(method)),
                line("sampleRows", Value.Num.of(500))),
            model,
            test);
    return attempts.json(outcome.outputs().get("report"));
  }

  @Test
  void batch_scores_stand_beside_the_columns_that_are_kept() throws Exception {
    Outcome.Succeeded outcome =
        attempts.succeed(
            new PredictBody(attempts.predictors()),
            step("scores", "predict", line("keep", text("customerID"))),
            model,
            test);

    Rows scores = attempts.rows(outcome.outputs().get("data"));
    assertThat(scores.schema().names())
        .containsExactly("customerID", "prediction", "probability_No", "probability_Yes");
    assertThat(scores.size()).isEqualTo(parts.test().size());
    assertThat(scores.values().get(7).get(0)).isEqualTo(parts.test().values().get(7).get(0));
    assertThat(outcome.outputs().get("data").facts())
        .containsEntry("model", model.digest().toString())
        .containsEntry("identifiers", "[\"customerID\"]");
  }

  @Test
  void no_value_of_a_row_is_in_what_events_would_hold() throws Exception {
    Outcome.Succeeded quality =
        attempts.succeed(
            new EvaluateBody(attempts.predictors()),
            step(
                "quality",
                "evaluate",
                line("slice", text("PaymentMethod"), rule("auc", "gapAtMost", 0.9))),
            model,
            test);

    String said =
        quality.findings()
            + Map.copyOf(quality.metrics()).toString()
            + quality.outputs()
            + model.facts()
            + String.join("\n", attempts.lines);
    assertThat(said).doesNotContain("Electronic check").doesNotContain("7590-VHVEG");
  }
}
