package io.trainyard.engine.run;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.check.Finding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What events about runs carry. The run is the event's own; its time is when it happened. */
public final class RunEvents {
  public static final String RUN_CREATED = "run.created";
  public static final String RUN_STARTED = "run.started";
  public static final String RUN_CANCEL_ASKED = "run.cancelAsked";
  public static final String RUN_ENDED = "run.ended";
  public static final String ATTEMPT_CREATED = "attempt.created";
  public static final String ATTEMPT_STARTED = "attempt.started";
  public static final String ATTEMPT_RELAUNCHED = "attempt.relaunched";
  public static final String ATTEMPT_WAITING = "attempt.waiting";
  public static final String ATTEMPT_ENDED = "attempt.ended";

  /** Characters of a failure's message that are kept. */
  private static final int LONGEST_MESSAGE = 10_000;

  private RunEvents() {}

  /**
   * A run was accepted; its number is unique.
   *
   * @param definition digest of the frozen definition, an artifact
   * @param params JSON of the values by name; a personal one is kept as {@code {"term": "personal",
   *     "values": ["sha256:..."]}}
   */
  public record RunCreated(
      String pipeline,
      String version,
      String definition,
      String cause,
      JsonNode params,
      LocalDate runDate) {}

  /** The run begins. */
  public record RunStarted() {}

  /** The event's actor asked for the run to stop. */
  public record RunCancelAsked() {}

  /** The run ended, with why where it did not end well. */
  public record RunEnded(RunState state, String reason) {}

  /** A try of a step was decided; its id is unique. */
  public record AttemptCreated(
      long attempt, String step, String key, int tryNumber, Instant notBefore) {}

  /** The attempt was launched; refused unless it is scheduled or waits. */
  public record AttemptStarted(long attempt, long token, List<Used> inputs) {}

  /**
   * The attempt was launched once more, since what it stated was overtaken by another; refused
   * unless it runs under the earlier token.
   */
  public record AttemptRelaunched(
      long attempt, long earlierToken, long token, String why, List<Used> inputs) {}

  /** The attempt waits; refused unless it runs under this token. */
  public record AttemptWaiting(
      long attempt, long token, Instant until, String reason, String state) {}

  /**
   * The attempt ended; refused unless that is a legal move and the token is that of its launch.
   *
   * @param token 0 when it was never launched
   * @param cause null unless it failed
   * @param rows null where a count says nothing
   * @param decision null unless it decided
   * @param exitCode null unless it failed with one
   * @param outOfMemory null where nothing is known of it
   */
  public record AttemptEnded(
      long attempt,
      long token,
      AttemptState state,
      @Nullable FailureCause cause,
      String message,
      boolean retryable,
      @Nullable Long rows,
      Map<String, Double> metrics,
      List<Finding> findings,
      Map<String, Made> outputs,
      @Nullable Boolean decision,
      @Nullable Integer exitCode,
      @Nullable Boolean outOfMemory) {

    /** What a retry may be decided by; unknown in records that do not tell. */
    public FailureDetail detail() {
      return new FailureDetail(
          exitCode == null ? OptionalInt.empty() : OptionalInt.of(exitCode),
          outOfMemory != null && outOfMemory);
    }
  }

  /** {@link InputUsed}; the digest is null where there is none. */
  public record Used(String name, String origin, String meaning, @Nullable String digest) {
    public static Used of(InputUsed input) {
      return new Used(
          input.name(),
          input.origin(),
          input.meaning(),
          input.digest().map(Digest::toString).orElse(null));
    }

    public InputUsed toInput() {
      return new InputUsed(name, origin, meaning, Optional.ofNullable(digest).map(Digest::parse));
    }
  }

  /** {@link Artifact}. */
  public record Made(
      String name, String kind, String digest, long bytes, Map<String, String> facts) {
    public static Made of(Artifact artifact) {
      return new Made(
          artifact.name(),
          artifact.kind(),
          artifact.digest().toString(),
          artifact.bytes(),
          new TreeMap<>(artifact.facts()));
    }

    public Artifact toArtifact() {
      return new Artifact(name, kind, Digest.parse(digest), bytes, facts);
    }
  }

  /** What a launch was handed, as it is written. */
  static List<Used> used(List<InputUsed> inputs) {
    return inputs.stream().map(Used::of).toList();
  }

  /** The end of an attempt that did its work. */
  static AttemptEnded succeeded(Attempt attempt, Outcome.Succeeded outcome) {
    return new AttemptEnded(
        attempt.id(),
        attempt.token(),
        AttemptState.SUCCEEDED,
        null,
        "",
        false,
        outcome.rows().isPresent() ? outcome.rows().getAsLong() : null,
        outcome.metrics(),
        outcome.findings(),
        made(outcome.outputs()),
        outcome.decision().orElse(null),
        null,
        null);
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
        detail.outOfMemory() ? Boolean.TRUE : null);
  }

  /** The end of an attempt without any result: skipped or cancelled. */
  static AttemptEnded without(Attempt attempt, AttemptState state, String message) {
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
        null);
  }

  private static String cut(String message) {
    return message.length() <= LONGEST_MESSAGE
        ? message
        : message.substring(0, LONGEST_MESSAGE) + " ... (cut)";
  }

  private static Map<String, Made> made(Map<String, Artifact> outputs) {
    Map<String, Made> made = new LinkedHashMap<>();
    outputs.forEach((name, artifact) -> made.put(name, Made.of(artifact)));
    return made;
  }
}
