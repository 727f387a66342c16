package io.trainyard.dsl.words;

/** Where a release goes. */
@Block(value = "deploy", about = "Puts a release behind an endpoint.")
public interface DeployWords extends StepWords {
  @Word(about = "The endpoint.", example = "to endpoint('churn')", required = true)
  void to(Endpoint endpoint);

  @Word(about = "An endpoint by name.", example = "to endpoint('churn')")
  Endpoint endpoint(@Name CharSequence name);
}
