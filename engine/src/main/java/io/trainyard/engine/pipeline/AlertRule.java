package io.trainyard.engine.pipeline;

import java.util.List;

/**
 * Whom to tell when something happens to runs of a pipeline.
 *
 * @param on what happens: {@link #FAILURE}, {@link #LATE}, {@link #WAITING} or {@link #DEADLINE}
 * @param steps only where it happens to one of these; empty = to the run
 * @param options its lines in file order: {@code email}, {@code slack}, {@code pager}, {@code
 *     webhook}, {@code log}, {@code atMostEvery}; those of a deadline are {@code by}, {@code zone},
 *     {@code calendar} and the block {@code late} of such lines
 */
public record AlertRule(String on, List<String> steps, List<Option> options, SourceRef at) {
  public static final String FAILURE = "failure";
  public static final String LATE = "late";
  public static final String WAITING = "waiting";
  public static final String DEADLINE = "deadline";

  public AlertRule {
    steps = List.copyOf(steps);
    options = List.copyOf(options);
  }

  /** The lines that say whom to tell; those of {@code late} where it is a deadline. */
  public List<Option> tells() {
    if (!on.equals(DEADLINE)) {
      return options;
    }
    return options.stream()
        .filter(option -> option.word().equals(LATE))
        .flatMap(option -> option.values().stream())
        .filter(Value.Term.class::isInstance)
        .flatMap(block -> ((Value.Term) block).options().stream())
        .toList();
  }
}
