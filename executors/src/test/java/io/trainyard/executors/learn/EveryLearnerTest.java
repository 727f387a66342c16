package io.trainyard.executors.learn;

import static io.trainyard.executors.learn.LearningAttempts.block;
import static io.trainyard.executors.learn.LearningAttempts.line;
import static io.trainyard.executors.learn.LearningAttempts.step;
import static io.trainyard.executors.learn.LearningAttempts.text;
import static io.trainyard.executors.learn.LearningAttempts.word;
import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.deploy.Predictor;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.ColumnType;
import io.trainyard.engine.table.Rows;
import io.trainyard.engine.table.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Every learner, through a package and back, on real rows of classes and of numbers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryLearnerTest {
  private LearningAttempts attempts;
  private Telco.Parts customers;
  private Telco.Parts hours;

  @BeforeAll
  void read(@TempDir Path folder) throws Exception {
    attempts = new LearningAttempts(folder);
    customers = Telco.split(LearningAttempts.shipped("telco_churn.csv", folder), 1);
    Rows rentals = LearningAttempts.shipped("bike_sharing_hour.csv", folder);
    hours =
        new Telco.Parts(
            new Rows(rentals.schema(), rentals.values().subList(0, 6_000)),
            new Rows(rentals.schema(), rentals.values().subList(6_000, 8_000)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gradientBoosting", "logisticRegression", "randomForest", "decisionTree"})
  void learns_who_leaves_and_predicts_the_same_when_opened_again(String learner) throws Exception {
    Step train = step("model", "train", line("target", text("Churn")), using(learner), balanced());
    Outcome.Succeeded trained =
        attempts.succeed(
            new TrainBody(),
            train,
            attempts.table(customers.train(), Telco.FACTS),
            attempts.table(customers.test(), Telco.FACTS));
    Artifact model = trained.outputs().get("model");

    double auc = measured(model, customers.test(), "auc");

    assertThat(auc).isGreaterThan(0.80);
    assertThat(trained.metrics().get("validation.auc")).isEqualTo(auc);
    assertServedRowByRow(model, customers.test());
  }

  @ParameterizedTest
  @ValueSource(strings = {"gradientBoosting", "logisticRegression", "randomForest", "decisionTree"})
  void learns_how_many_bicycles_are_rented(String learner) throws Exception {
    Option inputs =
        line(
            "inputs",
            block("", line("ignore", text("casual"), text("registered"), text("instant"))));
    Step train = step("model", "train", line("target", text("cnt")), using(learner), inputs);
    Artifact model =
        attempts
            .succeed(new TrainBody(), train, attempts.table(hours.train(), Map.of()))
            .outputs()
            .get("model");

    assertThat(measured(model, hours.test(), "r2"))
        .isGreaterThan(learner.equals("logisticRegression") ? 0.2 : 0.5);
    assertServedRowByRow(model, hours.test());
  }

  @Test
  void permutation_puts_noise_below_every_column_that_tells_something() throws Exception {
    List<List<@Nullable Object>> values = new ArrayList<>();
    Random random = new Random(5);
    for (int row = 0; row < 2_000; row++) {
      double strong = random.nextGaussian();
      double weak = random.nextGaussian();
      String label = 2 * strong + weak + 0.5 * random.nextGaussian() > 0 ? "yes" : "no";
      values.add(Arrays.asList(random.nextGaussian(), strong, weak, label));
    }
    List<Column> columns = new ArrayList<>();
    for (String name : List.of("noise", "strong", "weak")) {
      columns.add(new Column(name, ColumnType.NUMBER));
    }
    columns.add(new Column("label", ColumnType.TEXT));
    Artifact rows = attempts.table(new Rows(new Schema(columns), values), Map.of());
    Step train = step("model", "train", line("target", text("label")), using("randomForest"));
    Artifact model = attempts.succeed(new TrainBody(), train, rows).outputs().get("model");

    Outcome.Succeeded explained =
        attempts.succeed(
            new ExplainBody(attempts.predictors()), step("reasons", "explain"), model, rows);

    JsonNode report = attempts.json(explained.outputs().get("report"));
    assertThat(report.path("method").asString()).isEqualTo("permutation");
    assertThat(report.at("/importance/0/column").asString()).isEqualTo("strong");
    assertThat(report.at("/importance/1/column").asString()).isEqualTo("weak");
    assertThat(report.at("/importance/2/column").asString()).isEqualTo("noise");
  }

  private double measured(Artifact model, Rows rows, String metric) throws Exception {
    return attempts
        .succeed(
            new EvaluateBody(attempts.predictors()),
            step("quality", "evaluate", line("measure", word(metric))),
            model,
            attempts.table(rows, Map.of()))
        .metrics()
        .get(metric);
  }

  private void assertServedRowByRow(Artifact model, Rows rows) throws Exception {
    try (Predictor served = attempts.predictors().load(model.digest())) {
      Rows together = served.predict(rows);
      for (int row = 0; row < 100; row++) {
        Rows alone = new Rows(rows.schema(), List.of(rows.values().get(row)));
        assertThat(served.predict(alone).values().get(0)).isEqualTo(together.values().get(row));
      }
    }
  }

  /** A small forest, to save time. */
  private static Option using(String learner) {
    return learner.equals("randomForest")
        ? line("using", block(learner, line("trees", Value.Num.of(20))))
        : line("using", word(learner));
  }

  private static Option balanced() {
    return line("weight", word("balanced"));
  }
}
