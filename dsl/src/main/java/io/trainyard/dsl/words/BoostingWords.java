package io.trainyard.dsl.words;

/** Options of gradient boosting. */
@Block(
    value = "gradientBoosting",
    about = "Trees, each of which mends what those before it got wrong.")
public interface BoostingWords {
  @Word(about = "How many trees.", example = "trees 300")
  void trees(@Within(from = 1, to = 100_000) long count);

  @Word(about = "How deep a tree may be.", example = "depth 4")
  void depth(@Within(from = 1, to = 50) long levels);

  @Word(about = "How much each tree counts.", example = "learningRate 0.05")
  void learningRate(@Within(from = 0, to = 1) Number rate);

  @Word(about = "The share of rows that each tree sees.", example = "rowShare 80.percent")
  void rowShare(@Within(from = 0, to = 1) Share share);

  @Word(about = "The share of columns that each tree sees.", example = "columnShare 80.percent")
  void columnShare(@Within(from = 0, to = 1) Share share);

  @Word(about = "The same seed gives the same model.", example = "seed 7")
  void seed(long number);
}
