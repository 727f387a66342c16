package io.trainyard.executors.learn;

import io.trainyard.engine.pipeline.Step;
import io.trainyard.executors.data.OptionValues;
import io.trainyard.executors.data.Options;
import io.trainyard.executors.learn.learner.Learner;
import io.trainyard.executors.learn.learner.Learners;
import io.trainyard.executors.learn.prepare.InputsOptions;
import io.trainyard.executors.learn.prepare.TargetOptions;

/**
 * Options of {@code train}.
 *
 * @param using the learner's word
 * @param balanced whether each class counts the same, however many rows it has
 */
record TrainOptions(
    TargetOptions target, String using, Learner learner, InputsOptions inputs, boolean balanced) {

  static TrainOptions of(Step step) {
    Options options = Options.of(step).only("target", "positive", "using", "inputs", "weight");
    return new TrainOptions(
        TargetOptions.of(options),
        step.using(),
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
