package io.trainyard.dsl.words;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import java.time.Duration;

/** Options that each step has unless it says otherwise. */
@Block(
    value = "defaults",
    about =
        "Options that each step has unless it says otherwise; never register, approval,"
            + " deploy, publish, notify, cleanup.")
public interface DefaultsWords {
  @Word(about = "How often a failed attempt is tried again.", example = "retry 2")
  void retry(@Fixed @Within(from = 0, to = 100) int times);

  void retry(@Fixed None none);

  void retry(
      @DelegatesTo(value = RetryWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  @Word(about = "Nothing is tried again.", example = "retry none")
  None getNone();

  @Word(about = "How long one attempt may run.", example = "timeout 30.minutes")
  void timeout(@Fixed @Within(from = 1, to = 31_536_000) Duration time);
}
