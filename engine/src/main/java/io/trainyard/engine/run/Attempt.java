package io.trainyard.engine.run;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.check.Finding;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One try of one step, named (run, step, key, try).
 *
 * @param id unique in the home
 * @param key the partition's value under a fan-out; else empty
 * @param tryNumber from 1
 * @param token of its latest launch; 0 before the first. A report with another token is refused
 * @param cause empty unless it failed
 * @param message why it failed, was skipped or waits; else empty
 * @param retryable whether another try may mend its failure; false unless it failed
 * @param detail what more is known of its failure; unknown unless it failed
 * @param notBefore when it may start; while it waits, when it wakes
 * @param inputs what it was handed when it was launched last
 * @param outputs by the step's output names
 * @param skip empty unless it was skipped
 * @param reused the attempt whose result this one took over; empty unless it is cached
 * @param cacheKey what its result is kept under; tables tell it only where it is asked for
 */
public record Attempt(
    long id,
    long run,
    String step,
    String key,
    int tryNumber,
    long token,
    AttemptState state,
    Optional<FailureCause> cause,
    String message,
    boolean retryable,
    FailureDetail detail,
    Instant notBefore,
    Optional<Instant> started,
    Optional<Instant> ended,
    List<InputUsed> inputs,
    OptionalLong rows,
    Map<String, Double> metrics,
    List<Finding> findings,
    Map<String, Artifact> outputs,
    Optional<Boolean> decision,
    Optional<SkipCause> skip,
    OptionalLong reused,
    Optional<CacheKey> cacheKey) {

  public Attempt {
    inputs = List.copyOf(inputs);
    findings = List.copyOf(findings);
    metrics = copyOf(metrics);
    outputs = copyOf(outputs);
  }

  /** In the same order; most attempts have none of either. */
  private static <T> Map<String, T> copyOf(Map<String, T> map) {
    return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** The node of the run that it is a try of. */
  public StepKey node() {
    return new StepKey(step, key);
  }

  /** Whether it failed because its process or machine went away. */
  public boolean isLost() {
    return cause.isPresent() && cause.get() == FailureCause.LOST;
  }

  /** A new try that was decided. */
  public static Attempt created(long run, RunEvents.AttemptCreated event) {
    return new Attempt(
        event.attempt(),
        run,
        event.step(),
        event.key(),
        event.tryNumber(),
        0,
        AttemptState.SCHEDULED,
        Optional.empty(),
        "",
        false,
        FailureDetail.UNKNOWN,
        toMicros(event.notBefore()),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        OptionalLong.empty(),
        Map.of(),
        List.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty());
  }

  /** This attempt, launched; a wait keeps the time of the first launch. */
  public Attempt started(RunEvents.AttemptStarted event, Instant time) {
    check(AttemptState.RUNNING);
    Optional<Instant> first = started.isPresent() ? started : Optional.of(time);
    return launched(event.token(), event.inputs(), first);
  }

  /** This attempt, launched once more without a change of state. */
  public Attempt relaunched(RunEvents.AttemptRelaunched event) {
    if (state != AttemptState.RUNNING) {
      throw new IllegalStateException("attempt " + id + " is " + state + " and cannot run again");
    }
    return launched(event.token(), event.inputs(), started);
  }

  /** This attempt, waiting. */
  public Attempt waiting(RunEvents.AttemptWaiting event) {
    check(AttemptState.WAITING);
    return open(
        AttemptState.WAITING,
        new Opening(token, event.reason(), toMicros(event.until()), started, inputs));
  }

  /** This attempt, which need not wait any longer. */
  Attempt awake(Instant now) {
    return state == AttemptState.WAITING
        ? open(state, new Opening(token, message, toMicros(now), started, inputs))
        : this;
  }

  /** This attempt, ended. */
  public Attempt ended(RunEvents.AttemptEnded event, Instant time) {
    check(event.state());
    Long count = event.rows();
    Long taken = event.reused();
    return new Attempt(
        id,
        run,
        step,
        key,
        tryNumber,
        token,
        event.state(),
        Optional.ofNullable(event.cause()),
        event.message(),
        event.retryable(),
        event.detail(),
        notBefore,
        started,
        Optional.of(time),
        inputs,
        count == null ? OptionalLong.empty() : OptionalLong.of(count),
        event.metrics(),
        event.findings(),
        made(event),
        Optional.ofNullable(event.decision()),
        Optional.ofNullable(event.skip()),
        taken == null ? OptionalLong.empty() : OptionalLong.of(taken),
        Optional.ofNullable(event.key()).map(RunEvents.Key::toCacheKey));
  }

  private static Map<String, Artifact> made(RunEvents.AttemptEnded event) {
    if (event.outputs().isEmpty()) {
      return Map.of();
    }
    Map<String, Artifact> made = new LinkedHashMap<>();
    event.outputs().forEach((name, output) -> made.put(name, output.toArtifact()));
    return made;
  }

  /** This attempt with the key that its result is kept under. */
  public Attempt withCacheKey(CacheKey found) {
    return new Attempt(
        id,
        run,
        step,
        key,
        tryNumber,
        token,
        state,
        cause,
        message,
        retryable,
        detail,
        notBefore,
        started,
        ended,
        inputs,
        rows,
        metrics,
        findings,
        outputs,
        decision,
        skip,
        reused,
        Optional.of(found));
  }

  /** This attempt with other outputs, as when another pipeline is given what it made. */
  Attempt handedOver(Map<String, Artifact> others) {
    return new Attempt(
        id, run, step, key, tryNumber, token, state, cause, message, retryable, detail, notBefore,
        started, ended, inputs, rows, metrics, findings, others, decision, skip, reused, cacheKey);
  }

  private Attempt launched(
      long newToken, List<RunEvents.Used> used, Optional<Instant> firstLaunch) {
    List<InputUsed> handed = new ArrayList<>(used.size());
    for (RunEvents.Used each : used) {
      handed.add(each.toInput());
    }
    return open(AttemptState.RUNNING, new Opening(newToken, "", notBefore, firstLaunch, handed));
  }

  /** What may change before the end. */
  private record Opening(
      long token,
      String message,
      Instant notBefore,
      Optional<Instant> started,
      List<InputUsed> inputs) {}

  private Attempt open(AttemptState next, Opening opening) {
    return new Attempt(
        id,
        run,
        step,
        key,
        tryNumber,
        opening.token,
        next,
        cause,
        opening.message,
        retryable,
        detail,
        opening.notBefore,
        opening.started,
        ended,
        opening.inputs,
        rows,
        metrics,
        findings,
        outputs,
        decision,
        skip,
        reused,
        cacheKey);
  }

  /** As exact as the least exact store keeps times. */
  private static Instant toMicros(Instant time) {
    return time.truncatedTo(ChronoUnit.MICROS);
  }

  private void check(AttemptState next) {
    if (!state.canBecome(next)) {
      throw new IllegalStateException(
          "attempt " + id + " of step '" + step + "' cannot go from " + state + " to " + next);
    }
  }
}
