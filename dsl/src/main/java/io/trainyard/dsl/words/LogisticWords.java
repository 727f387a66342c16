package io.trainyard.dsl.words;

/** Options of logistic regression. */
@Block(value = "logisticRegression", about = "A weighted sum of the columns.")
public interface LogisticWords {
  @Word(about = "How often all rows are seen.", example = "epochs 20")
  void epochs(@Within(from = 1, to = 100_000) long count);

  @Word(about = "How far each step goes.", example = "learningRate 0.1")
  void learningRate(@Within(from = 0, to = 1_000) Number rate);

  @Word(about = "The same seed gives the same model.", example = "seed 7")
  void seed(long number);
}
