package io.trainyard.dsl.words;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;

/** How a model is trained. */
@Block(value = "train", about = "Fits a model to rows.")
public interface TrainWords extends StepWords {
  @Word(about = "The column to predict.", example = "target 'churned'", required = true)
  void target(String column);

  @Word(about = "The value that counts as yes.", example = "positive 'Yes'")
  void positive(Object value);

  @Word(
      about = "What fits the model.",
      example = "using gradientBoosting { trees 300; depth 4 }",
      required = true)
  void using(Learner learner);

  @Word(about = "Gradient boosting (XGBoost).", example = "using gradientBoosting")
  Learner getGradientBoosting();

  Learner gradientBoosting(
      @DelegatesTo(value = BoostingWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  @Word(
      about = "Logistic regression; for numbers, linear regression.",
      example = "using logisticRegression")
  Learner getLogisticRegression();

  Learner logisticRegression(
      @DelegatesTo(value = LogisticWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  @Word(about = "A random forest.", example = "using randomForest")
  Learner getRandomForest();

  Learner randomForest(
      @DelegatesTo(value = ForestWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  @Word(about = "One decision tree.", example = "using decisionTree")
  Learner getDecisionTree();

  Learner decisionTree(
      @DelegatesTo(value = TreeWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  @Word(
      about = "A Python script that trains.",
      example = "using python('train.py') { predictWith 'predict.py' }")
  Learner python(@Fixed String script);

  Learner python(
      @Fixed String script,
      @DelegatesTo(value = TrainProgramWords.class, strategy = Closure.DELEGATE_ONLY)
          Closure<?> block);

  @Word(
      about = "What is learnt from, and how columns are prepared.",
      example = "inputs { ignore 'id'; impute median, 'age' }")
  void inputs(
      @DelegatesTo(value = InputsWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  @Word(about = "How rows are weighted.", example = "weight balanced")
  void weight(Weighting how);

  @Word(about = "Each class counts the same.", example = "weight balanced")
  Weighting getBalanced();
}
