package io.trainyard.dsl.words;

/** How a model is explained. */
@Block(value = "explain", about = "Says how much each column counts.")
public interface ExplainWords extends StepWords {
  @Word(about = "How; shap where the learner has it, else permutation.", example = "method shap")
  void method(Explaining how);

  @Word(about = "Shapley values of trees.", example = "method shap")
  Explaining getShap();

  @Word(about = "The loss when a column is shuffled.", example = "method permutation")
  Explaining getPermutation();

  @Word(about = "On how many rows.", example = "sampleRows 1_000")
  void sampleRows(@Within(from = 1, to = 10_000_000) long count);

  @Word(about = "The same seed takes the same rows.", example = "seed 7")
  void seed(long number);
}
