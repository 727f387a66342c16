package io.trainyard.executors.learn.learner;

import io.trainyard.executors.data.option.OptionValues;
import io.trainyard.executors.data.option.Options;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Every learner, by its word. */
public final class Learners {
  private static final Map<String, Kind> KINDS =
      new TreeMap<>(
          Map.of(
              "gradientBoosting",
              new Kind(
                  options -> new GradientBoosting(GradientBoostingOptions.of(options)),
                  BoostedTrees::open),
              "logisticRegression",
              new Kind(options -> new LinearLearner(LinearOptions.of(options)), LinearModel::open),
              "randomForest",
              new Kind(options -> new TreeLearner(TreeOptions.forest(options)), Forest::open),
              "decisionTree",
              new Kind(options -> new TreeLearner(TreeOptions.tree(options)), Forest::open)));

  private Learners() {}

  /** Their words, in order. */
  public static java.util.Set<String> words() {
    return java.util.Collections.unmodifiableSet(KINDS.keySet());
  }

  /** The learner that {@code using} names, with its options. */
  public static Chosen of(Options step) {
    OptionValues using = step.need("using", "using gradientBoosting").only(1).term(0);
    Kind kind = KINDS.get(using.word());
    if (kind == null) {
      throw using.place().mistake("there is no such learner; known are " + words());
    }
    return new Chosen(using.word(), kind.learner().apply(using.block()));
  }

  /** Opens what a learner of this word gave. */
  public static Fitted open(String word, byte[] bytes) throws IOException {
    Kind kind = KINDS.get(word);
    if (kind == null) {
      throw new IOException("there is no learner '" + word + "'; known are " + words());
    }
    return kind.opening().open(bytes);
  }

  /** A learner with its word. */
  public record Chosen(String word, Learner learner) {}

  /** How a learner is made, and how what it gave is opened. */
  private record Kind(Function<Options, Learner> learner, Opening opening) {}

  /** Opens bytes. */
  private interface Opening {
    Fitted open(byte[] bytes) throws IOException;
  }
}
