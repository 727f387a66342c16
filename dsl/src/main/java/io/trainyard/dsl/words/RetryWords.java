package io.trainyard.dsl.words;

import java.time.Duration;

/** How failed attempts are tried again. */
@Block(value = "retry", about = "How failed attempts are tried again.")
public interface RetryWords {
  @Word(
      about = "How often: 2 retries are at most 3 attempts.",
      example = "times 3",
      required = true)
  void times(@Fixed @Within(from = 0, to = 100) int times);

  @Word(
      about = "The first pause, and the longest; each pause is twice the one before.",
      example = "backoff 30.seconds, 10.minutes")
  void backoff(
      @Fixed @Within(from = 0, to = 86_400) Duration first,
      @Fixed @Within(from = 0, to = 86_400) Duration longest);
}
