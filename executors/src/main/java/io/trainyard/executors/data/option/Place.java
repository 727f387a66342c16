package io.trainyard.executors.data.option;

import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.run.StepFailure;

/**
 * Where an option stands, for messages.
 *
 * @param step the step's name
 * @param option the option's word, with those around it: {@code using gradientBoosting trees};
 *     empty for the step as a whole
 * @param at the place in the file
 */
public record Place(String step, String option, SourceRef at) {

  /** A place inside this one. */
  public Place inside(String word) {
    return new Place(step, option.isEmpty() ? word : option + " " + word, at);
  }

  /** The same words, as written at another place of the file. */
  public Place at(SourceRef other) {
    return new Place(step, option, other.equals(SourceRef.NONE) ? at : other);
  }

  /** A mistake here, which no further try can mend. */
  public StepFailure mistake(String whatAndFix) {
    return StepFailure.forGood(sentence(whatAndFix));
  }

  /** A failure here that another try may mend. */
  public StepFailure passing(String whatAndFix) {
    return StepFailure.passing(sentence(whatAndFix));
  }

  /** A message with the place before it. */
  public String sentence(String whatAndFix) {
    String file = at.equals(SourceRef.NONE) ? "" : at + ": ";
    String word = option.isEmpty() ? "" : ", option '" + option + "'";
    return file + "step '" + step + "'" + word + ": " + whatAndFix;
  }
}
