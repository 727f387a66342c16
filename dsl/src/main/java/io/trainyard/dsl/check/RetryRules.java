package io.trainyard.dsl.check;

import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the lines of a {@code retry} block must be together. */
final class RetryRules {
  private final Mistakes mistakes;

  RetryRules(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  void check(List<Option> options) {
    options.stream()
        .filter(option -> option.word().equals("retry"))
        .flatMap(option -> option.values().stream())
        .filter(Value.Term.class::isInstance)
        .map(Value.Term.class::cast)
        .forEach(this::check);
  }

  private void check(Value.Term retry) {
    for (Option option : retry.options()) {
      if (option.word().equals("backoff")) {
        growing(retry, option);
      } else if (option.word().equals("never")) {
        contradiction(retry, option);
      }
    }
  }

  private void growing(Value.Term retry, Option backoff) {
    List<Duration> pauses = Policy.pauses(retry);
    if (pauses.size() == 2 && pauses.get(1).compareTo(pauses.get(0)) < 0) {
      mistakes.error(
          backoff.at(),
          "'backoff' takes the first pause and then the longest, but the second is shorter: swap"
              + " them");
    }
  }

  private void contradiction(Value.Term retry, Option never) {
    List<Value> both = new ArrayList<>(Policy.values(retry, "only"));
    both.retainAll(never.values());
    if (!both.isEmpty()) {
      mistakes.error(
          never.at(),
          "'only' and 'never' both name a failure, so it is never tried again: take it out of one of"
              + " them");
    }
  }
}
