package io.trainyard.dsl.words;

import java.time.Duration;

/** How failed attempts are tried again. */
@Block(value = "retry", about = "How failed attempts are tried again.")
public interface RetryWords {
  @Word(
      about =
          "How often: 2 retries are at most 3 attempts. Attempts whose machine was lost count"
              + " apart, with as many retries of their own.",
      example = "times 3",
      required = true)
  void times(@Fixed @Within(from = 0, to = 100) int times);

  @Word(
      about =
          "The pause before each retry. With two durations it grows: the first one bounds the first"
              + " pause, each further bound is twice the one before up to the second duration, and"
              + " the pause is drawn evenly from zero to its bound.",
      example = "backoff 30.seconds, 10.minutes")
  void backoff(@Fixed @Within(from = 0, to = 86_400) Duration pause);

  void backoff(
      @Fixed @Within(from = 0, to = 86_400) Duration first,
      @Fixed @Within(from = 0, to = 86_400) Duration longest);

  @Word(
      about =
          "Only these failures are tried again. An exit code named here is tried again even where it"
              + " says that no try helps.",
      example = "only machineLost, exitCode(75)")
  void only(@Fixed FailureKind... failures);

  @Word(
      about = "These failures are not tried again, whatever 'only' says.",
      example = "never outOfMemory")
  void never(@Fixed FailureKind... failures);

  @Word(about = "The process or machine went away.", example = "only machineLost")
  FailureKind getMachineLost();

  @Word(about = "The attempt ran longer than its timeout.", example = "never timeout")
  FailureKind getTimeout();

  @Word(
      about = "Memory ran out; a script that signal 9 ended (exit code 137) counts too.",
      example = "never outOfMemory")
  FailureKind getOutOfMemory();

  @Word(about = "A script ended with this exit code.", example = "only exitCode(75)")
  FailureKind exitCode(@Fixed @Within(from = 1, to = 255) int code);
}
