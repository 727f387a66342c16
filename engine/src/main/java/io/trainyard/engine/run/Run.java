package io.trainyard.engine.run;

import io.trainyard.engine.pipeline.Value;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * One execution of one version of a pipeline.
 *
 * @param number what people call it by
 * @param definition digest of the frozen definition, an artifact
 * @param cause why it started: {@code person}, {@code schedule}, ...
 * @param reason why it ended as it did; empty when all went well
 * @param runDate the logical date
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
    Optional<Instant> ended) {

  /** This run, begun. */
  public Run started(Instant time) {
    return become(RunState.RUNNING, "", Optional.of(time), Optional.empty());
  }

  /** This run, ended. */
  public Run ended(RunEvents.RunEnded event, Instant time) {
    return become(event.state(), event.reason(), started, Optional.of(time));
  }

  private Run become(RunState next, String why, Optional<Instant> begun, Optional<Instant> over) {
    if (!state.canBecome(next)) {
      throw new IllegalStateException("run " + number + " cannot go from " + state + " to " + next);
    }
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
        over);
  }
}
