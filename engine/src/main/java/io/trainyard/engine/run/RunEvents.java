package io.trainyard.engine.run;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.check.Finding;
import io.trainyard.engine.pipeline.ValueJson;
import java.time.Instant;
import java.time.LocalDate;
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
  public static final String RUN_PLANNED = "run.planned";
  public static final String RUN_STARTED = "run.started";
  public static final String RUN_CANCEL_ASKED = "run.cancelAsked";
  public static final String RUN_ENDED = "run.ended";
  public static final String RUN_PAUSED = "run.paused";
  public static final String RUN_RESUMED = "run.resumed";
  public static final String ATTEMPT_CREATED = "attempt.created";
  public static final String ATTEMPT_STARTED = "attempt.started";
  public static final String ATTEMPT_RELAUNCHED = "attempt.relaunched";
  public static final String ATTEMPT_WAITING = "attempt.waiting";
  public static final String ATTEMPT_ENDED = "attempt.ended";
  public static final String ATTEMPT_ITEMS = "attempt.items";

  private RunEvents() {}

  /**
   * A run was accepted; its number is unique.
   *
   * @param definition digest of the frozen definition, an artifact
   * @param params JSON of the values by name; a personal one is kept as {@code {"term": "personal",
   *     "values": ["sha256:..."]}}, which is the address of its JSON among the artifacts
   * @param folder null in records that do not tell
   * @param origin the run it runs again; null where it is the first
   * @param parent the attempt that waits for its end; null where nobody does
   * @param fresh true where nothing may come from the cache; else null
   * @param owner null where the pipeline names none
   * @param logicalTime the time it is about; null where it was not planned
   * @param scheduledTime when it was to be created; null where it was not planned
   * @param backfill number of its backfill; null where it is of none
   */
  public record RunCreated(
      String pipeline,
      String version,
      String definition,
      String cause,
      JsonNode params,
      LocalDate runDate,
      @Nullable String folder,
      @Nullable Long origin,
      @Nullable Long parent,
      @Nullable Boolean fresh,
      @Nullable String owner,
      @Nullable Instant logicalTime,
      @Nullable Instant scheduledTime,
      @Nullable Long backfill) {

    /** A run as the first release wrote it. */
    public RunCreated(
        String pipeline,
        String version,
        String definition,
        String cause,
        JsonNode params,
        LocalDate runDate) {
      this(pipeline, version, definition, cause, params, runDate, null, null, null, null, null);
    }

    /** A run that was not planned. */
    public RunCreated(
        String pipeline,
        String version,
        String definition,
        String cause,
        JsonNode params,
        LocalDate runDate,
        @Nullable String folder,
        @Nullable Long origin,
        @Nullable Long parent,
        @Nullable Boolean fresh,
        @Nullable String owner) {
      this(
          pipeline,
          version,
          definition,
          cause,
          params,
          runDate,
          folder,
          origin,
          parent,
          fresh,
          owner,
          null,
          null,
          null);
    }

    /** When it was to be; empty where it was not planned. */
    Optional<Planned> planned() {
      return logicalTime == null || scheduledTime == null
          ? Optional.empty()
          : Optional.of(new Planned(logicalTime, scheduledTime, backfill == null ? 0 : backfill));
    }
  }

  /**
   * A run has taken a planned time, in the transaction that creates it; refused where another run
   * of the pipeline and the backfill has it.
   *
   * @param backfill 0 = of none
   */
  public record RunPlanned(
      String pipeline, Instant logicalTime, Instant scheduledTime, long backfill) {
    public Planned toPlanned() {
      return new Planned(logicalTime, scheduledTime, backfill);
    }
  }

  /** The event's actor wants nothing more of the run to be launched. */
  public record RunPaused() {}

  /** The event's actor lets the run go on. */
  public record RunResumed() {}

  /** The run begins. */
  public record RunStarted() {}

  /**
   * The event's actor asked for the run to stop.
   *
   * @param reason why; null = they did not say, as in older records
   */
  public record RunCancelAsked(@Nullable String reason) {}

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
   * @param skip null unless it was skipped
   * @param reused the attempt whose result it took over; null unless it is cached
   * @param key what its result is kept under; null where it is not
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
      @Nullable Boolean outOfMemory,
      @Nullable SkipCause skip,
      @Nullable Long reused,
      @Nullable Key key) {

    /** An end as the first release wrote it. */
    public AttemptEnded(
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
      this(
          attempt,
          token,
          state,
          cause,
          message,
          retryable,
          rows,
          metrics,
          findings,
          outputs,
          decision,
          exitCode,
          outOfMemory,
          null,
          null,
          null);
    }

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
    return inputs.isEmpty() ? List.of() : inputs.stream().map(Used::of).toList();
  }

  /**
   * What later steps run once for; in the transaction of the attempt's end. The keys are all there
   * before any of those steps starts.
   */
  public record AttemptItems(long attempt, List<ItemMade> items) {}

  /** {@link Item}; either an artifact or the JSON of a value, and null for the other. */
  public record ItemMade(String key, @Nullable Made artifact, @Nullable JsonNode value) {
    public static ItemMade of(Item item) {
      return new ItemMade(
          item.key(),
          item.artifact().map(Made::of).orElse(null),
          item.value().map(ValueJson::write).orElse(null));
    }

    public Item toItem() {
      return new Item(
          key,
          Optional.ofNullable(artifact).map(Made::toArtifact),
          Optional.ofNullable(value).filter(node -> !node.isNull()).map(ValueJson::read));
    }
  }

  /** {@link CacheKey}. */
  public record Key(String digest, Map<String, String> parts) {
    public static Key of(CacheKey key) {
      return new Key(key.digest().toString(), key.parts());
    }

    public CacheKey toCacheKey() {
      return new CacheKey(Digest.parse(digest), new TreeMap<>(parts));
    }
  }
}
