package io.trainyard.dsl.words;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;

/** What holds in one environment instead of what the pipeline says. */
@Block(
    value = "environment",
    about =
        "What holds in one environment instead of what the pipeline says. The environment is named"
            + " by the settings of the home, never by a param; addresses, logins and values differ"
            + " by connection(..), secret(..) and setting(..), which the home gives too.")
public interface EnvironmentWords {
  @Word(
      about = "Instead of all schedules of the pipeline.",
      example = "schedule { cron '0 3 * * *'; zone 'Europe/Berlin' }",
      many = true)
  void schedule(
      @DelegatesTo(value = ScheduleWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  @Word(about = "It starts by no schedule here.", example = "unscheduled")
  void unscheduled();

  @Word(about = "Another default of a param.", example = "otherwise 'horizon', 60", many = true)
  void otherwise(@Fixed String param, @Fixed Object value);

  @Word(
      about = "Options that each step has unless it says otherwise.",
      example = "defaults { retry 2; timeout 30.minutes }")
  void defaults(
      @DelegatesTo(value = DefaultsWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  @Word(
      about = "What each step may use that does not say it for this environment itself.",
      example = "resources { cpus 16 }")
  void resources(
      @DelegatesTo(value = ResourcesWords.class, strategy = Closure.DELEGATE_ONLY)
          Closure<?> block);

  @Word(about = "Most retries of steps in one run.", example = "retriesInAll 20")
  void retriesInAll(@Fixed @Within(from = 0, to = 1_000_000) int most);

  @Word(about = "Most runs of this pipeline at once; others wait.", example = "runsAtOnce 1")
  void runsAtOnce(@Fixed @Within(from = 1, to = 10_000) int most);

  @Word(about = "Most steps of it at once, over all its runs.", example = "stepsAtOnce 4")
  void stepsAtOnce(@Fixed @Within(from = 1, to = 10_000) int most);
}
