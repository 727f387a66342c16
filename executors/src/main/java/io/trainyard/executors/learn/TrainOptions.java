package io.trainyard.executors.learn;

import io.trainyard.engine.pipeline.Step;
import io.trainyard.executors.data.option.OptionValues;
import io.trainyard.executors.data.option.OptionWords;
import io.trainyard.executors.data.option.Options;
import io.trainyard.executors.learn.learner.Learners;
import io.trainyard.executors.learn.prepare.InputsOptions;
import io.trainyard.executors.learn.prepare.TargetOptions;
import java.util.Optional;

/**
 * Options of {@code train}.
 *
 * @param positive as text
 * @param weight whether each class counts the same, however many rows it has
 */
record TrainOptions(
    TargetOptions target,
    Optional<String> positive,
    Learners.Chosen using,
    InputsOptions inputs,
    boolean weight) {

  static TrainOptions of(Step step) {
    Options options = Options.of(step).only(OptionWords.of(TrainOptions.class));
    return new TrainOptions(
        TargetOptions.of(options),
        TargetOptions.positive(options),
        Learners.of(options),
        InputsOptions.of(options),
        options.find("weight").map(TrainOptions::balanced).orElse(false));
  }

  private static boolean balanced(OptionValues line) {
    if (!line.only(1).name(0).equals("balanced")) {
      throw line.wrong(0, "balanced");
    }
    return true;
  }
}
