package io.trainyard.dsl.words;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import java.time.Duration;

/** The options that every step has. */
public interface StepWords {
  @Word(
      about = "What the step is for; people read it.",
      example = "about 'One row for each customer'")
  void about(@Fixed CharSequence text);

  @Word(
      about = "Runs only when every decision says yes; else the step is skipped.",
      example = "when better",
      many = true)
  void when(@Fixed DecisionRef... decisions);

  @Word(
      about = "Starts after these, though it uses nothing of them.",
      example = "needs clean",
      many = true)
  void needs(@Fixed StepRef... steps);

  @Word(
      about = "How often a failed attempt is tried again: 2 retries are at most 3 attempts.",
      example = "retry 2")
  void retry(@Fixed @Within(from = 0, to = 100) int times);

  void retry(@Fixed NoRetry none);

  void retry(
      @DelegatesTo(value = RetryWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  @Word(about = "Nothing is tried again.", example = "retry none")
  NoRetry getNone();

  @Word(about = "How long one attempt may run.", example = "timeout 30.minutes")
  void timeout(@Fixed @Within(from = 1, to = 31_536_000) Duration time);
}
