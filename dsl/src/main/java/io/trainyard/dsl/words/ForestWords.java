package io.trainyard.dsl.words;

/** Options of a random forest. */
@Block(
    value = "randomForest",
    about = "Trees that vote, each grown on a sample of rows and columns.")
public interface ForestWords {
  @Word(about = "How many trees.", example = "trees 100")
  void trees(@Within(from = 1, to = 100_000) long count);

  @Word(about = "How deep a tree may be.", example = "depth 12")
  void depth(@Within(from = 1, to = 1_000) long levels);

  @Word(about = "The share of columns that each split sees.", example = "columnShare 50.percent")
  void columnShare(@Within(from = 0, to = 1) Share share);

  @Word(about = "The same seed gives the same model.", example = "seed 7")
  void seed(long number);
}
