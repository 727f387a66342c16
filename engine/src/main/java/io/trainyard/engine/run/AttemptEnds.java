package io.trainyard.engine.run;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.run.RunEvents.AttemptEnded;
import io.trainyard.engine.run.RunEvents.Made;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ends of attempts as they are written. */
final class AttemptEnds {
  /** Characters of a failure's message that are kept. */
  private static final int LONGEST_MESSAGE = 10_000;

  private AttemptEnds() {}

  /** The end of an attempt that did its work. */
  static AttemptEnded succeeded(Attempt attempt, Outcome.Succeeded outcome) {
    return good(attempt, AttemptState.SUCCEEDED, "", outcome, null);
  }

  /**
   * The end of an attempt whose result was there already.
   *
   * @param run of the attempt that made it
   * @param origin that attempt
   */
  static AttemptEnded reused(Attempt attempt, long run, long origin, Outcome.Succeeded outcome) {
    return good(attempt, AttemptState.CACHED, "as in run " + run, outcome, origin);
  }

  private static AttemptEnded good(
      Attempt attempt,
      AttemptState state,
      String message,
      Outcome.Succeeded outcome,
      @Nullable Long origin) {
    return new AttemptEnded(
        attempt.id(),
        attempt.token(),
        state,
        null,
        message,
        false,
        outcome.rows().isPresent() ? outcome.rows().getAsLong() : null,
        outcome.metrics(),
        outcome.findings(),
        made(outcome.outputs()),
        outcome.decision().orElse(null),
        null,
        null,
        null,
        origin,
        outcome.key().map(RunEvents.Key::of).orElse(null));
  }

  /** The end of an attempt that failed. */
  static AttemptEnded failed(Attempt attempt, Outcome.Failed outcome) {
    FailureDetail detail = outcome.detail();
    return new AttemptEnded(
        attempt.id(),
        attempt.token(),
        AttemptState.FAILED,
        outcome.cause(),
        cut(outcome.message()),
        outcome.retryable(),
        null,
        Map.of(),
        outcome.findings(),
        made(outcome.outputs()),
        null,
        detail.exitCode().isPresent() ? detail.exitCode().getAsInt() : null,
        detail.outOfMemory() ? Boolean.TRUE : null,
        null,
        null,
        outcome.key().map(RunEvents.Key::of).orElse(null));
  }

  /** The end of an attempt that never ran, with why as people read it. */
  static AttemptEnded skipped(Attempt attempt, SkipCause cause, String message) {
    return without(attempt, AttemptState.SKIPPED, message, cause);
  }

  /** The end of an attempt that somebody ended. */
  static AttemptEnded cancelled(Attempt attempt) {
    return without(attempt, AttemptState.CANCELLED, "cancelled", null);
  }

  private static AttemptEnded without(
      Attempt attempt, AttemptState state, String message, @Nullable SkipCause skip) {
    return new AttemptEnded(
        attempt.id(),
        attempt.token(),
        state,
        null,
        message,
        false,
        null,
        Map.of(),
        List.of(),
        Map.of(),
        null,
        null,
        null,
        skip,
        null,
        null);
  }

  private static String cut(String message) {
    return message.length() <= LONGEST_MESSAGE
        ? message
        : message.substring(0, LONGEST_MESSAGE) + " ... (cut)";
  }

  private static Map<String, Made> made(Map<String, Artifact> outputs) {
    if (outputs.isEmpty()) {
      return Map.of();
    }
    Map<String, Made> made = new LinkedHashMap<>();
    outputs.forEach((name, artifact) -> made.put(name, Made.of(artifact)));
    return made;
  }
}
