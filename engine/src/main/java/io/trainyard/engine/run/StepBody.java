package io.trainyard.engine.run;

import java.util.Map;
import java.util.Optional;

/** What a verb does. One instance serves many attempts at once. */
@FunctionalInterface
public interface StepBody {
  /**
   * Does the work. An interrupt means: stop soon. A {@link StepFailure} is the user's to mend and
   * is shown as its message; any other exception is shown with its class.
   */
  Outcome run(StepContext context) throws Exception;

  /**
   * What decides the result beside inputs, code, options and release: what a source answers, the
   * bytes of a script, the version of an interpreter. By names that people read; the texts go into
   * the event log, so they hold digests and versions, never rows or secrets.
   *
   * <p>It is asked before the attempt runs and does no work of the step. What goes wrong here only
   * means that the step runs, and then says itself what is wrong.
   *
   * @return empty where an earlier result must never stand for this one
   */
  default Optional<Map<String, String>> cacheParts(KeyContext context) throws Exception {
    return Optional.of(Map.of());
  }
}
