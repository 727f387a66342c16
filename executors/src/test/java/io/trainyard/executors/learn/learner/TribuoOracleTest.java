package io.trainyard.executors.learn.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.tribuo.MutableDataset;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.rtree.CARTRegressionTrainer;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;

/** Our form of Tribuo's models predicts what Tribuo's own predicts. */
class TribuoOracleTest {

  @Test
  void a_tree_of_classes_predicts_as_that_of_tribuo() throws InterruptedException {
    Examples examples = MadeUp.classes(300, 4, 3);
    MutableDataset<Label> rows = TribuoData.classes(examples);
    var oracle = new CARTClassificationTrainer(6, 5, 0, 1, false, new GiniIndex(), 0).train(rows);

    Fitted ours = tree().fit(examples, Optional.empty(), (name, round, value) -> {});

    double[][] predictions = ours.predict(examples.features());
    for (int row = 0; row < examples.rows(); row++) {
      hold(predictions[row], oracle.predict(rows.getExample(row)));
    }
  }

  @Test
  void a_tree_of_numbers_predicts_as_that_of_tribuo() throws InterruptedException {
    Examples examples = MadeUp.numbers(300, 3);
    MutableDataset<Regressor> rows = TribuoData.numbers(examples);
    var oracle =
        new CARTRegressionTrainer(6, 5, 0, 1, false, new MeanSquaredError(), 0).train(rows);

    Fitted ours = tree().fit(examples, Optional.empty(), (name, round, value) -> {});

    double[][] predictions = ours.predict(examples.features());
    for (int row = 0; row < examples.rows(); row++) {
      double expected = oracle.predict(rows.getExample(row)).getOutput().getValues()[0];
      assertThat(predictions[row][0]).isCloseTo(expected, within(1e-12 * Math.abs(expected)));
    }
  }

  @Test
  void logistic_regression_predicts_as_that_of_tribuo() throws InterruptedException {
    Examples examples = MadeUp.classes(300, 4, 3);
    MutableDataset<Label> rows = TribuoData.classes(examples);
    var oracle =
        new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(0.1, 0.1), 20, -1, 1, 0).train(rows);

    Fitted ours =
        new LinearLearner(new LinearOptions(20, 0.1, 0))
            .fit(examples, Optional.empty(), (name, round, value) -> {});

    double[][] predictions = ours.predict(examples.features());
    for (int row = 0; row < examples.rows(); row++) {
      hold(predictions[row], oracle.predict(rows.getExample(row)));
    }
  }

  private static TreeLearner tree() {
    return new TreeLearner(new TreeOptions(1, false, 6, OptionalDouble.of(1), 0));
  }

  private static void hold(double[] ours, Prediction<Label> theirs) {
    for (Map.Entry<String, Label> score : theirs.getOutputScores().entrySet()) {
      double expected = score.getValue().getScore();
      assertThat(ours[Integer.parseInt(score.getKey())])
          .isCloseTo(expected, within(1e-12 * Math.max(expected, 1e-3)));
    }
  }
}
