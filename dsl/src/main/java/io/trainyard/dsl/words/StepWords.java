package io.trainyard.dsl.words;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import java.time.Duration;

/** The options that every step has. */
@Block(value = "steps", about = "The options that every step has, beside its own.")
public interface StepWords extends StartWords {
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

  void retry(@Fixed None none);

  void retry(
      @DelegatesTo(value = RetryWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  @Word(about = "Nothing is tried again, or no earlier result is used.", example = "retry none")
  None getNone();

  @Word(about = "How long one attempt may run.", example = "timeout 30.minutes")
  void timeout(@Fixed @Within(from = 1, to = 31_536_000) Duration time);

  @Word(
      about = "How long it may take from when it is ready, waiting and retries included.",
      example = "finishWithin 2.hours")
  void finishWithin(@Fixed @Within(from = 1, to = 31_536_000) Duration time);

  @Word(
      about = "When it starts, by how the steps it waits for ended; allSuccess unless said.",
      example = "startsWhen oneSuccess")
  void startsWhen(@Fixed StartRule rule);

  @Word(about = "At least one of these decisions says yes.", example = "when anyOf(better, urgent)")
  DecisionRef anyOf(@Fixed DecisionRef... decisions);

  @Word(about = "The decision says no.", example = "when not(better)")
  DecisionRef not(@Fixed DecisionRef decision);

  @Word(
      about = "How it runs for every item, where an input is said with each(..).",
      example = "fanOut { parallel 8; tolerate 5.percent }")
  void fanOut(
      @DelegatesTo(value = FanOutWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  @Word(
      about = "What an attempt takes while it runs; it waits until that is free.",
      example = "resources { cpus 4; memory 16.GiB }")
  void resources(
      @DelegatesTo(value = ResourcesWords.class, strategy = Closure.DELEGATE_ONLY)
          Closure<?> block);

  @Word(
      about =
          "Who goes first among steps that wait for the same thing, before older runs do; normal unless said.",
      example = "priority high")
  void priority(@Fixed PriorityLevel level);

  @Word(about = "After the others.", example = "priority low")
  PriorityLevel getLow();

  @Word(about = "Older runs first, then as it came.", example = "priority normal")
  PriorityLevel getNormal();

  @Word(about = "Before the others.", example = "priority high")
  PriorityLevel getHigh();

  @Word(
      about = "Most attempts of this step at once, over all runs of the pipeline.",
      example = "atOnce 1")
  void atOnce(@Fixed @Within(from = 1, to = 10_000) int most);

  @Word(about = "Every run does it anew, or a version is part of its key.", example = "cache none")
  void cache(@Fixed None none);

  void cache(
      @DelegatesTo(value = CacheWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  @Word(
      about = "What holds for it in one environment, which the home's settings name.",
      example = "environment('prod') { resources { cpus 16 } }",
      many = true)
  void environment(
      @Name @Fixed String name,
      @DelegatesTo(value = StepEnvironmentWords.class, strategy = Closure.DELEGATE_ONLY)
          Closure<?> block);

  @Word(
      about = "Names it had before: its history and its cache are theirs.",
      example = "formerly 'feats'")
  void formerly(@Fixed String... names);
}
