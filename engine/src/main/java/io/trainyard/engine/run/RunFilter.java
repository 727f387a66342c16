package io.trainyard.engine.run;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which runs are looked for; what is empty leaves none out.
 *
 * @param pipelines their names; empty = every pipeline
 * @param since created then or later
 * @param day the logical date that they are about
 * @param before with a smaller number, so that a list goes on where another one ended
 */
public record RunFilter(
    Set<String> pipelines,
    Optional<RunState> state,
    Optional<String> cause,
    Optional<String> actor,
    Optional<Instant> since,
    Optional<LocalDate> day,
    OptionalLong before) {
  /** Every run. */
  public static final RunFilter ALL =
      new RunFilter(
          Set.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          OptionalLong.empty());

  /** Runs of one pipeline; an empty name means every pipeline. */
  public static RunFilter ofPipeline(String name) {
    return name.isEmpty()
        ? ALL
        : new RunFilter(
            Set.of(name),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty());
  }

  /** The same whatever day runs are about. */
  public RunFilter(
      Set<String> pipelines,
      Optional<RunState> state,
      Optional<String> cause,
      Optional<String> actor,
      Optional<Instant> since,
      OptionalLong before) {
    this(pipelines, state, cause, actor, since, Optional.empty(), before);
  }

  public RunFilter {
    pipelines = Set.copyOf(pipelines);
  }
}
