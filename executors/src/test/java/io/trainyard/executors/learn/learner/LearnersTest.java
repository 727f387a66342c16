package io.trainyard.executors.learn.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trainyard.engine.run.StepFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LearnersTest {
  private static final Curve NOBODY = (name, round, value) -> {};

  static Stream<Arguments> everyLearnerAndTask() {
    return Learners.words().stream()
        .flatMap(
            word ->
                Stream.of(
                    Arguments.of(word, "two classes", MadeUp.classes(400, 2, 1)),
                    Arguments.of(word, "four classes", MadeUp.classes(400, 4, 1)),
                    Arguments.of(word, "numbers", MadeUp.numbers(400, 1))));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("everyLearnerAndTask")
  void equal_examples_give_equal_bytes(String word, String task, Examples examples)
      throws InterruptedException {
    assertThat(fit(word, examples).bytes()).isEqualTo(fit(word, examples).bytes());
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("everyLearnerAndTask")
  void what_is_opened_again_predicts_the_same_bits_row_by_row(
      String word, String task, Examples examples) throws InterruptedException, IOException {
    Fitted fitted = fit(word, examples);
    double[][] together = fitted.predict(examples.features());

    try (Fitted opened = Learners.open(word, fitted.bytes())) {
      for (int row = 0; row < examples.rows(); row++) {
        assertThat(opened.predict(new double[][] {examples.features()[row]})[0])
            .isEqualTo(together[row]);
      }
    }
    fitted.close();
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("everyLearnerAndTask")
  void what_can_be_learned_is_learned(String word, String task, Examples examples)
      throws InterruptedException {
    Examples fresh =
        examples.classes() == 0
            ? MadeUp.numbers(200, 2)
            : MadeUp.classes(200, examples.classes(), 2);
    Fitted fitted = fit(word, examples);
    double[][] predictions = fitted.predict(fresh.features());

    if (examples.classes() == 0) {
      assertThat(meanError(predictions, fresh)).isLessThan(4.5);
    } else {
      assertThat(shareRight(predictions, fresh)).isGreaterThan(examples.classes() == 2 ? 0.8 : 0.6);
      assertThat(List.of(predictions))
          .allSatisfy(
              row -> assertThat(java.util.Arrays.stream(row).sum()).isCloseTo(1, within(1e-6)));
    }
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("everyLearnerAndTask")
  void no_rows_give_no_predictions(String word, String task, Examples examples)
      throws InterruptedException {
    assertThat(fit(word, examples).predict(new double[0][])).isEmpty();
  }

  @Test
  void boosting_takes_missing_numbers_and_any_size_of_number() throws InterruptedException {
    Examples examples = MadeUp.classes(400, 2, 1);
    for (int row = 0; row < 100; row++) {
      examples.features()[row][row % 5] = Double.NaN;
      examples.features()[row][(row + 1) % 5] = 1e300;
    }

    double[][] predictions = fit("gradientBoosting", examples).predict(examples.features());

    assertThat(List.of(predictions)).allSatisfy(row -> assertThat(row[1]).isBetween(0.0, 1.0));
  }

  @Test
  void shares_of_boosted_trees_add_up_to_the_margin_of_the_prediction()
      throws InterruptedException {
    Examples examples = MadeUp.classes(400, 2, 1);
    Fitted fitted = fit("gradientBoosting", examples);
    double[][] predictions = fitted.predict(examples.features());
    double[][][] shares = fitted.contributions().orElseThrow().of(examples.features());

    for (int row = 0; row < examples.rows(); row++) {
      double margin = java.util.Arrays.stream(shares[row][0]).sum();
      assertThat(1 / (1 + Math.exp(-margin))).isCloseTo(predictions[row][1], within(1e-5));
    }
  }

  @Test
  void boosting_reports_a_falling_curve_for_training_and_validation_rows()
      throws InterruptedException {
    List<Double> training = new ArrayList<>();
    List<Double> validation = new ArrayList<>();

    MadeUp.learner("gradientBoosting", MadeUp.option("trees", 50))
        .fit(
            MadeUp.classes(400, 2, 1),
            Optional.of(MadeUp.classes(100, 2, 2)),
            (name, round, value) ->
                (name.equals("training.logLoss") ? training : validation).add(value));

    assertThat(training).hasSize(50).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(validation).hasSize(50);
    assertThat(validation.get(49)).isLessThan(validation.get(0));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("everyLearnerAndTask")
  void weights_change_what_is_learned(String word, String task, Examples examples)
      throws InterruptedException {
    double[] weights = MadeUp.ones(examples.rows());
    for (int row = 0; row < weights.length; row++) {
      weights[row] = row % 3 == 0 ? 5 : 1;
    }
    Examples weighted =
        new Examples(examples.features(), examples.labels(), weights, examples.classes());

    assertThat(fit(word, weighted).bytes()).isNotEqualTo(fit(word, examples).bytes());
  }

  @Test
  void an_interrupt_stops_training() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> fit("gradientBoosting", MadeUp.classes(400, 2, 1)))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void an_option_out_of_bounds_is_refused_with_what_is_expected() {
    assertThatThrownBy(() -> MadeUp.learner("gradientBoosting", MadeUp.option("learningRate", 1.5)))
        .isInstanceOf(StepFailure.class)
        .hasMessageContaining("using gradientBoosting learningRate")
        .hasMessageContaining("a number above 0, up to 1.0");
    assertThatThrownBy(() -> MadeUp.learner("randomForest", MadeUp.option("leaves", 3)))
        .isInstanceOf(StepFailure.class)
        .hasMessageContaining("'leaves' is not an option here; known are");
    assertThatThrownBy(() -> MadeUp.learner("neuralNetwork"))
        .isInstanceOf(StepFailure.class)
        .hasMessageContaining(
            "known are [decisionTree, gradientBoosting, logisticRegression, randomForest]");
  }

  private static Fitted fit(String word, Examples examples) throws InterruptedException {
    Learner learner =
        word.equals("gradientBoosting") || word.equals("randomForest")
            ? MadeUp.learner(word, MadeUp.option("trees", 30))
            : MadeUp.learner(word);
    return learner.fit(examples, Optional.empty(), NOBODY);
  }

  private static double shareRight(double[][] predictions, Examples examples) {
    double right = 0;
    for (int row = 0; row < predictions.length; row++) {
      int best = 0;
      for (int i = 1; i < predictions[row].length; i++) {
        best = predictions[row][i] > predictions[row][best] ? i : best;
      }
      right += best == examples.labels()[row] ? 1.0 / predictions.length : 0;
    }
    return right;
  }

  private static double meanError(double[][] predictions, Examples examples) {
    double sum = 0;
    for (int row = 0; row < predictions.length; row++) {
      sum += Math.abs(predictions[row][0] - examples.labels()[row]) / predictions.length;
    }
    return sum;
  }
}
