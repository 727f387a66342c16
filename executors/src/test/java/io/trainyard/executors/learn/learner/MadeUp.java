package io.trainyard.executors.learn.learner;

import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Retry;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.executors.data.option.Options;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Made-up examples in which the first two numbers tell something, and the rest nothing. */
final class MadeUp {
  private MadeUp() {}

  static Examples classes(int rows, int classes, long seed) {
    Random random = new Random(seed);
    double[][] features = features(rows, random);
    double[] labels = new double[rows];
    for (int row = 0; row < rows; row++) {
      double signal = features[row][0] + 2 * features[row][1] + 0.3 * random.nextGaussian();
      labels[row] = Math.max(0, Math.min(classes - 1, Math.floor(signal + classes / 2.0)));
    }
    return new Examples(features, labels, ones(rows), classes);
  }

  static Examples numbers(int rows, long seed) {
    Random random = new Random(seed);
    double[][] features = features(rows, random);
    double[] labels = new double[rows];
    for (int row = 0; row < rows; row++) {
      labels[row] = 50 + 10 * features[row][0] - 4 * features[row][1] + random.nextGaussian();
    }
    return new Examples(features, labels, ones(rows), 0);
  }

  private static double[][] features(int rows, Random random) {
    double[][] features = new double[rows][5];
    for (double[] row : features) {
      for (int i = 0; i < row.length; i++) {
        row[i] = random.nextGaussian();
      }
    }
    return features;
  }

  static double[] ones(int rows) {
    double[] ones = new double[rows];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** The learner of {@code using word { options }}. */
  static Learner learner(String word, Option... options) {
    return Learners.of(
            Options.of(
                new Step(
                    "model",
                    "train",
                    "",
                    List.of(),
                    List.of(
                        new Option(
                            "using",
                            List.of(new Value.Term(word, List.of(), List.of(options))),
                            SourceRef.NONE)),
                    List.of(),
                    List.of(),
                    Set.of(),
                    Retry.NONE,
                    Optional.empty(),
                    SourceRef.NONE)))
        .learner();
  }

  static Option option(String word, double number) {
    boolean whole = number == Math.rint(number);
    return new Option(
        word, List.of(whole ? Value.Num.of((long) number) : Value.Num.of(number)), SourceRef.NONE);
  }
}
