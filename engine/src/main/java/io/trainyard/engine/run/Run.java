package io.trainyard.engine.run;

import io.trainyard.engine.pipeline.Value;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One execution of one version of a pipeline.
 *
 * @param number what people call it by
 * @param definition digest of the frozen definition, an artifact
 * @param cause why it started: {@code person}, {@code schedule}, {@code rerun}, ...
 * @param reason why it ended as it did; empty when all went well
 * @param runDate the logical date
 * @param folder what relative paths of the pipeline are relative to; empty where nobody noted it
 * @param origin the run it runs again; empty where it is the first
 * @param parent the attempt of a {@code call} that waits for it
 * @param fresh whether nothing may come from the cache
 * @param owner whom the pipeline belongs to; empty where it says nothing of it
 * @param planned when it was to be; empty where somebody or something else asked for it
 * @param pausedBy who paused it; empty while it goes on
 * @param cancellation who asked for it to stop, and why
 */
public record Run(
    long number,
    String pipeline,
    String version,
    String definition,
    String cause,
    String actor,
    RunState state,
    String reason,
    Map<String, Value> params,
    LocalDate runDate,
    Instant created,
    Optional<Instant> started,
    Optional<Instant> ended,
    String folder,
    OptionalLong origin,
    OptionalLong parent,
    boolean fresh,
    String owner,
    Optional<Planned> planned,
    Optional<String> pausedBy,
    Optional<Cancellation> cancellation) {

  /** A run that was accepted. */
  public static Run created(
      long number, RunEvents.RunCreated event, Map<String, Value> params, By by) {
    return new Run(
        number,
        event.pipeline(),
        event.version(),
        event.definition(),
        event.cause(),
        by.actor(),
        RunState.QUEUED,
        "",
        params,
        event.runDate(),
        by.time(),
        Optional.empty(),
        Optional.empty(),
        event.folder() == null ? "" : event.folder(),
        event.origin() == null ? OptionalLong.empty() : OptionalLong.of(event.origin()),
        event.parent() == null ? OptionalLong.empty() : OptionalLong.of(event.parent()),
        event.fresh() != null && event.fresh(),
        event.owner() == null ? "" : event.owner(),
        event.planned(),
        Optional.empty(),
        Optional.empty());
  }

  /** Who did something, and when. */
  public record By(String actor, Instant time) {}

  /** Who asked for it to stop. */
  public Optional<String> cancelledBy() {
    return cancellation.map(Cancellation::by);
  }

  /** This run, begun. */
  public Run started(Instant time) {
    check(RunState.RUNNING);
    return with(RunState.RUNNING, "", Optional.of(time), Optional.empty());
  }

  /** This run, ended. */
  public Run ended(RunEvents.RunEnded event, Instant time) {
    check(event.state());
    return with(event.state(), event.reason(), started, Optional.of(time));
  }

  /** This run, asked to stop. */
  public Run cancelAsked(Cancellation by) {
    checkOpen("stop");
    return with(pausedBy, Optional.of(by));
  }

  /** This run, launching nothing more until it is resumed. */
  public Run paused(String by) {
    checkOpen("pause");
    return with(Optional.of(by), cancellation);
  }

  /** This run, going on. */
  public Run resumed() {
    checkOpen("go on");
    return with(Optional.empty(), cancellation);
  }

  private Run with(RunState next, String why, Optional<Instant> begun, Optional<Instant> over) {
    return new Run(
        number,
        pipeline,
        version,
        definition,
        cause,
        actor,
        next,
        why,
        params,
        runDate,
        created,
        begun,
        over,
        folder,
        origin,
        parent,
        fresh,
        owner,
        planned,
        pausedBy,
        cancellation);
  }

  private Run with(Optional<String> paused, Optional<Cancellation> cancelled) {
    return new Run(
        number,
        pipeline,
        version,
        definition,
        cause,
        actor,
        state,
        reason,
        params,
        runDate,
        created,
        started,
        ended,
        folder,
        origin,
        parent,
        fresh,
        owner,
        planned,
        paused,
        cancelled);
  }

  private void check(RunState next) {
    if (!state.canBecome(next)) {
      throw new IllegalStateException("run " + number + " cannot go from " + state + " to " + next);
    }
  }

  private void checkOpen(String what) {
    if (state.isDone()) {
      throw new IllegalStateException("run " + number + " is " + state + " and cannot " + what);
    }
  }
}
