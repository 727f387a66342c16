package io.trainyard.dsl.words;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import java.time.Duration;

/** What holds for a step in one environment, instead of what it says. */
@Block(
    value = "environment of a step",
    about = "What holds for the step in one environment, instead of what it says.")
public interface StepEnvironmentWords {
  @Word(about = "What an attempt takes while it runs.", example = "resources { cpus 16 }")
  void resources(
      @DelegatesTo(value = ResourcesWords.class, strategy = Closure.DELEGATE_ONLY)
          Closure<?> block);

  @Word(about = "How often a failed attempt is tried again.", example = "retry 2")
  void retry(@Fixed @Within(from = 0, to = 100) int times);

  void retry(@Fixed None none);

  void retry(
      @DelegatesTo(value = RetryWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  @Word(about = "Nothing is tried again.", example = "retry none")
  None getNone();

  @Word(about = "How long one attempt may run.", example = "timeout 30.minutes")
  void timeout(@Fixed @Within(from = 1, to = 31_536_000) Duration time);

  @Word(
      about = "How long it may take from when it is ready, waiting and retries included.",
      example = "finishWithin 2.hours")
  void finishWithin(@Fixed @Within(from = 1, to = 31_536_000) Duration time);

  @Word(about = "Most attempts of this step at once, over all runs.", example = "atOnce 1")
  void atOnce(@Fixed @Within(from = 1, to = 10_000) int most);
}
