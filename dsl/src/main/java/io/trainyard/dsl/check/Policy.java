package io.trainyard.dsl.check;

import io.trainyard.engine.pipeline.FailureClass;
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
  private static final Set<String> UNTOUCHED =
      Set.of("register", "approval", "deploy", "publish", "monitor", "notify", "cleanup");

  /** Whether defaults pass a verb over. */
  static boolean isUntouched(String verb) {
    return UNTOUCHED.contains(verb);
  }

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

  /** How failures are tried again, as it is said behind {@code retry}. */
  static Retry retry(Value value) {
    try {
      return read(value);
    } catch (IllegalArgumentException e) {
      return Retry.NONE; // a range or a rule has told the mistake already
    }
  }

  private static Retry read(Value value) {
    if (value instanceof Value.Num times) {
      return Retry.times(times.number().intValue());
    }
    if (!(value instanceof Value.Term term) || !term.word().isEmpty()) {
      return Retry.NONE;
    }
    List<Duration> pauses = pauses(term);
    int times =
        values(term, "times").stream()
            .map(said -> said instanceof Value.Num number ? number.number().intValue() : 0)
            .findFirst()
            .orElse(0);
    Duration first = pauses.isEmpty() ? Duration.ZERO : pauses.get(0);
    Duration longest = pauses.isEmpty() ? first : pauses.get(pauses.size() - 1);
    return new Retry(times, first, longest, failures(term, "only"), failures(term, "never"));
  }

  /**
   * What stands after {@code backoff}: nothing, one pause for all, or the first and the longest.
   */
  static List<Duration> pauses(Value.Term retry) {
    return values(retry, "backoff").stream()
        .filter(Value.Span.class::isInstance)
        .map(span -> ((Value.Span) span).duration())
        .toList();
  }

  private static List<FailureClass> failures(Value.Term retry, String word) {
    return values(retry, word).stream().map(FailureClass::of).toList();
  }

  /** What stands after a word of the block; nothing where the word is not there. */
  static List<Value> values(Value.Term retry, String word) {
    return retry.options().stream()
        .filter(option -> option.word().equals(word))
        .flatMap(option -> option.values().stream())
        .toList();
  }
}
