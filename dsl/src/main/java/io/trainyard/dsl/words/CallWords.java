package io.trainyard.dsl.words;

/** What a called pipeline is given. */
@Block(
    value = "call",
    about =
        "Runs another pipeline, a file beside this one, as a run of its own. Each of its steps is an"
            + " output: shared.features is what its step 'features' made.")
public interface CallWords extends StepWords {

  @Word(
      about = "A value for a param, or what a step would make: the step is then not run.",
      example = "give 'region', 'eu'",
      many = true)
  void give(@Fixed String name, Object value);

  void give(@Fixed String name, Ref made);
}
