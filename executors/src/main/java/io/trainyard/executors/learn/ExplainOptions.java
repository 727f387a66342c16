package io.trainyard.executors.learn;

import io.trainyard.engine.pipeline.Step;
import io.trainyard.executors.data.option.OptionWords;
import io.trainyard.executors.data.option.Options;
import java.util.Optional;

/**
 * Options of {@code explain}.
 *
 * @param method empty = shap where the learner has it, else permutation
 */
record ExplainOptions(Optional<Method> method, int sampleRows, long seed) {
  private static final int USUAL_ROWS = 1_000;
  private static final int MOST_ROWS = 10_000_000;

  static ExplainOptions of(Step step) {
    Options options = Options.of(step).only(OptionWords.of(ExplainOptions.class));
    return new ExplainOptions(
        options.choice("method", Method.class),
        options
            .find("sampleRows")
            .map(line -> line.only(1).wholeNumber(0, 1, MOST_ROWS))
            .orElse(USUAL_ROWS),
        options.wholeNumber("seed").orElse(0L));
  }

  /** How a model is explained. */
  enum Method {
    /** Shapley values of trees (Lundberg and others 2018), path-dependent. */
    SHAP,
    /** What a metric loses when a column is shuffled (Breiman 2001). */
    PERMUTATION
  }
}
