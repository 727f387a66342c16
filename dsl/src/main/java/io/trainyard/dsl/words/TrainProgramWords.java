package io.trainyard.dsl.words;

/** How a training script is run. */
@Block(value = "python", about = "A script that trains a model.")
public interface TrainProgramWords extends ProgramWords {
  @Word(
      about = "The script that predicts; without it the model can be registered, not used.",
      example = "predictWith 'predict.py'")
  void predictWith(@Fixed String script);
}
