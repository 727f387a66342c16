package io.trainyard.executors.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.table.Rows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The churn model is good whichever rows are held out. */
@Tag("slow")
class SeedsTest {

  @Test
  void over_ten_splits_the_mean_auc_is_083_or_more_and_the_least_081(@TempDir Path folder)
      throws Exception {
    LearningAttempts attempts = new LearningAttempts(folder);
    Rows rows = LearningAttempts.shipped("telco_churn.csv", folder);
    List<Double> aucs = new ArrayList<>();
    for (int seed = 1; seed <= 10; seed++) {
      Telco.Parts parts = Telco.split(rows, seed);
      Artifact model =
          attempts
              .succeed(
                  new TrainBody(), Telco.train(300), attempts.table(parts.train(), Telco.FACTS))
              .outputs()
              .get("model");
      aucs.add(
          attempts
              .succeed(
                  new EvaluateBody(attempts.predictors()),
                  LearningAttempts.step("quality", "evaluate"),
                  model,
                  attempts.table(parts.test(), Telco.FACTS))
              .metrics()
              .get("auc"));
    }

    DoubleSummaryStatistics figures = aucs.stream().mapToDouble(a -> a).summaryStatistics();
    assertThat(figures.getAverage()).as("mean of %s", aucs).isGreaterThanOrEqualTo(0.83);
    assertThat(figures.getMin()).as("least of %s", aucs).isGreaterThanOrEqualTo(0.81);
  }
}
