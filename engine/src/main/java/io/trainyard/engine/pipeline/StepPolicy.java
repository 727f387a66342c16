package io.trainyard.engine.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a step proceeds in a run, beyond its conditions, its retries and the time of one attempt.
 *
 * @param startsWhen how the steps it waits for must have ended
 * @param finishWithin longest time from when the step is ready until it has ended, waiting and
 *     retries included; more than zero
 * @param fanOut how it runs for every item; the default where it does not
 * @param atOnce most attempts of this step that run at once, over all runs of the pipeline; 1 or
 *     more
 * @param formerly names it had before, newest last: its history and its cache are theirs too
 */
public record StepPolicy(
    StartRule startsWhen,
    Optional<Duration> finishWithin,
    FanOut fanOut,
    Claims claims,
    Priority priority,
    OptionalInt atOnce,
    CacheRule cache,
    List<String> formerly) {
  public static final StepPolicy DEFAULT =
      new StepPolicy(
          StartRule.ALL_SUCCESS,
          Optional.empty(),
          FanOut.DEFAULT,
          Claims.NONE,
          Priority.NORMAL,
          OptionalInt.empty(),
          CacheRule.DEFAULT,
          List.of());

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException when {@code finishWithin} is no time or {@code atOnce} none
   */
  public StepPolicy {
    if (finishWithin.isPresent() && finishWithin.get().compareTo(Duration.ZERO) <= 0) {
      throw new IllegalArgumentException("finishWithin is more than zero");
    }
    if (atOnce.isPresent() && atOnce.getAsInt() < 1) {
      throw new IllegalArgumentException("atOnce is 1 or more, not " + atOnce.getAsInt());
    }
    formerly = List.copyOf(formerly);
  }

  /** Whether nothing is said that differs; most steps have the very default. */
  boolean isDefault() {
    return DEFAULT == this || DEFAULT.equals(this);
  }

  /** This policy with another say on when it starts. */
  public StepPolicy withStartsWhen(StartRule rule) {
    return new StepPolicy(rule, finishWithin, fanOut, claims, priority, atOnce, cache, formerly);
  }

  /** This policy with another say on its time from ready to ended. */
  public StepPolicy withFinishWithin(Optional<Duration> span) {
    return new StepPolicy(startsWhen, span, fanOut, claims, priority, atOnce, cache, formerly);
  }

  /** This policy with another say on how it runs for many items. */
  public StepPolicy withFanOut(FanOut rule) {
    return new StepPolicy(
        startsWhen, finishWithin, rule, claims, priority, atOnce, cache, formerly);
  }

  /** This policy with another say on what its attempts take. */
  public StepPolicy withClaims(Claims taken) {
    return new StepPolicy(
        startsWhen, finishWithin, fanOut, taken, priority, atOnce, cache, formerly);
  }

  /** This policy with another say on who goes first. */
  public StepPolicy withPriority(Priority level) {
    return new StepPolicy(startsWhen, finishWithin, fanOut, claims, level, atOnce, cache, formerly);
  }

  /** This policy with another say on how many of it run at once. */
  public StepPolicy withAtOnce(OptionalInt most) {
    return new StepPolicy(
        startsWhen, finishWithin, fanOut, claims, priority, most, cache, formerly);
  }

  /** This policy with another say on what stands for a new attempt. */
  public StepPolicy withCache(CacheRule rule) {
    return new StepPolicy(
        startsWhen, finishWithin, fanOut, claims, priority, atOnce, rule, formerly);
  }

  /** This policy with another say on the names it had. */
  public StepPolicy withFormerly(List<String> names) {
    return new StepPolicy(startsWhen, finishWithin, fanOut, claims, priority, atOnce, cache, names);
  }
}
