package io.trainyard.dsl.words;

/** What is measured and required. */
@Block(
    value = "evaluate",
    about = "Measures a model on rows; a requirement that is not met fails the step.")
public interface EvaluateWords extends StepWords, MetricValues {
  @Word(
      about = "What is measured; what fits the target unless said.",
      example = "measure auc, f1, logLoss",
      many = true)
  void measure(Metric... metrics);

  @Word(
      about = "Not met: the step fails, and is not retried.",
      example = "require auc.atLeast(0.80)",
      many = true)
  void require(Limit... limits);

  @Word(
      about = "Measures for each value of a column, and holds limits between them.",
      example = "slice 'gender', auc.gapAtMost(0.05)",
      many = true)
  void slice(String column, Limit... limits);

  void slice(String column);
}
