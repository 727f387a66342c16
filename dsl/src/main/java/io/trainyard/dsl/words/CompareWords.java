package io.trainyard.dsl.words;

/** What makes a model better. */
@Block(
    value = "compare",
    about =
        "Says whether a model is better than another on the same rows; no champion yet = better.")
public interface CompareWords extends StepWords, MetricValues {
  @Word(
      about = "All of them hold: better.",
      example = "betterIf auc.higherBy(0), logLoss.notWorse()",
      required = true,
      many = true)
  void betterIf(Comparison... comparisons);
}
