package io.trainyard.dsl.words;

/** What can be measured. */
public interface MetricValues {
  @Word(about = "Share of right answers.", example = "measure accuracy")
  Metric getAccuracy();

  @Word(about = "Share of right ones among those called positive.", example = "measure precision")
  Metric getPrecision();

  @Word(about = "Share of the positive ones that are found.", example = "measure recall")
  Metric getRecall();

  @Word(about = "Harmonic mean of precision and recall.", example = "measure f1")
  Metric getF1();

  @Word(about = "Area under the ROC curve.", example = "measure auc")
  Metric getAuc();

  @Word(about = "Logarithmic loss; less is better.", example = "measure logLoss")
  Metric getLogLoss();

  @Word(about = "Root of the mean squared error; less is better.", example = "measure rmse")
  Metric getRmse();

  @Word(about = "Mean squared error; less is better.", example = "measure mse")
  Metric getMse();

  @Word(about = "Mean absolute error; less is better.", example = "measure mae")
  Metric getMae();

  @Word(about = "Share of the variance explained.", example = "measure r2")
  Metric getR2();
}
