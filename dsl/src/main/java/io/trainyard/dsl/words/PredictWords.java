package io.trainyard.dsl.words;

/** What comes with predictions. */
@Block(value = "predict", about = "Scores rows with a model.")
public interface PredictWords extends StepWords {
  @Word(
      about = "Columns that stand beside the predictions.",
      example = "keep 'customer_id'",
      many = true)
  void keep(String... columns);
}
