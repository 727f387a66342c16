package io.trainyard.dsl.check;

import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Retry;
import io.trainyard.engine.pipeline.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How often and how long a step is tried.
 *
 * @param retry empty where nothing is said
 * @param timeout empty where nothing is said
 */
record Policy(Optional<Retry> retry, Optional<Duration> timeout) {
  static final Policy NONE = new Policy(Optional.empty(), Optional.empty());
  private static final Set<String> UNTOUCHED = Set.of("register", "deploy", "publish", "cleanup");

  static Policy of(List<Option> options) {
    Optional<Retry> retry = Optional.empty();
    Optional<Duration> timeout = Optional.empty();
    for (Option option : options) {
      if (option.word().equals("retry")) {
        retry = Optional.of(retry(option.values().get(0)));
      } else if (option.word().equals("timeout")
          && option.values().get(0) instanceof Value.Span span) {
        timeout = Optional.of(span.duration());
      }
    }
    return new Policy(retry, timeout);
  }

  /** This step's policy, with the pipeline's defaults where it says nothing and they apply. */
  Policy or(Policy defaults, String verb) {
    if (UNTOUCHED.contains(verb)) {
      return this;
    }
    return new Policy(retry.or(defaults::retry), timeout.or(defaults::timeout));
  }

  private static Retry retry(Value value) {
    if (value instanceof Value.Num times) {
      return Retry.times(times.number().intValue());
    }
    if (!(value instanceof Value.Term term) || !term.word().isEmpty()) {
      return Retry.NONE;
    }
    int times = 0;
    Duration first = Duration.ZERO;
    Duration longest = Duration.ZERO;
    for (Option option : term.options()) {
      if (option.word().equals("times") && option.values().get(0) instanceof Value.Num number) {
        times = number.number().intValue();
      } else if (option.word().equals("backoff")
          && option.values().get(0) instanceof Value.Span from
          && option.values().get(1) instanceof Value.Span to) {
        first = from.duration();
        longest = to.duration();
      }
    }
    return new Retry(times, first, longest, List.of(), List.of());
  }
}
