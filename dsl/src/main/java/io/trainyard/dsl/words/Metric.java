package io.trainyard.dsl.words;

/** A measure of a model. */
@Called("a metric such as auc")
public interface Metric {
  @Word(about = "The metric is this or more.", example = "require auc.atLeast(0.80)")
  Limit atLeast(Number bound);

  @Word(about = "The metric is this or less.", example = "require rmse.atMost(50)")
  Limit atMost(Number bound);

  @Word(
      about = "Between the slice's values, the largest and the smallest differ by this or less.",
      example = "slice 'gender', auc.gapAtMost(0.05)")
  Limit gapAtMost(Number bound);

  @Word(
      about = "Between the slice's values, smallest divided by largest is this or more.",
      example = "slice 'gender', recall.ratioAtLeast(0.8)")
  Limit ratioAtLeast(Number bound);

  @Word(
      about = "New minus old is more than this; an equal model is never better.",
      example = "betterIf auc.higherBy(0)")
  Comparison higherBy(Number margin);

  @Word(about = "Old minus new is more than this.", example = "betterIf rmse.lowerBy(0)")
  Comparison lowerBy(Number margin);

  @Word(about = "As good as the old one, or better.", example = "betterIf logLoss.notWorse()")
  Comparison notWorse();
}
