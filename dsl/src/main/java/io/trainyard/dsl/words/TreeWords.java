package io.trainyard.dsl.words;

/** Options of a decision tree. */
@Block(value = "decisionTree", about = "One tree of questions about columns.")
public interface TreeWords {
  @Word(about = "How deep the tree may be.", example = "depth 6")
  void depth(@Within(from = 1, to = 1_000) long levels);

  @Word(about = "The same seed gives the same model.", example = "seed 7")
  void seed(long number);
}
