package io.trainyard.engine.run;

/** What a verb does. One instance serves many attempts at once. */
@FunctionalInterface
public interface StepBody {
  /**
   * Does the work. An interrupt means: stop soon. A {@link StepFailure} is the user's to mend and
   * is shown as its message; any other exception is shown with its class.
   */
  Outcome run(StepContext context) throws Exception;
}
