package io.trainyard.dsl.words;

/** What is part of the key under which a result is found again. */
@Block(value = "cache", about = "When the result of an earlier attempt stands for a new one.")
public interface CacheWords {

  @Word(
      about = "A text to change when the step is to run again, though nothing it uses changed.",
      example = "version '2'",
      required = true)
  void version(@Fixed String text);
}
