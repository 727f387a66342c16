package io.trainyard.engine.trigger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Decides what becomes of what a trigger has heard. Pure: the same is decided of the same, however
 * often it is asked and whoever asks, so that a process that ends in between loses nothing.
 */
final class TriggerRule {
  /** A trigger that hears something all the time starts all the same, after so many times. */
  static final int MOST_DEBOUNCES = 10;

  private final EventTrigger trigger;
  private final Function<String, Optional<Long>> runOf;

  /**
   * The rule of a trigger.
   *
   * @param runOf the run that started for a key
   */
  TriggerRule(EventTrigger trigger, Function<String, Optional<Long>> runOf) {
    this.trigger = trigger;
    this.runOf = runOf;
  }

  /**
   * What is to be done next.
   *
   * @param heard what is not settled, in the order of events
   * @param started when the last run of the trigger started
   */
  TriggerVerdict decide(List<Heard> heard, Optional<Instant> started, Instant now) {
    if (heard.isEmpty()) {
      return new TriggerVerdict.Nothing();
    }
    if (trigger.all()) {
      return together(heard, started, now);
    }
    Optional<Long> known = runOf.apply(heard.get(0).key());
    if (known.isPresent()) {
      return leaveOut(heard.subList(0, 1), "run " + known.get() + " started for the same already");
    }
    return trigger.isGathering()
        ? gathered(heard, started, now)
        : new TriggerVerdict.Start(heard.get(0), heard.get(0).key(), heard.subList(0, 1));
  }

  /** One run for all that was heard by now: the last of it that is new is the cause. */
  private TriggerVerdict gathered(List<Heard> heard, Optional<Instant> started, Instant now) {
    Instant due = due(quiet(heard), started);
    if (now.isBefore(due)) {
      return new TriggerVerdict.Wait(due);
    }
    Heard cause = heard.get(0);
    for (Heard each : heard) {
      cause = runOf.apply(each.key()).isEmpty() ? each : cause;
    }
    return new TriggerVerdict.Start(cause, cause.key(), heard);
  }

  /** When nothing was heard for long enough; a trigger that is never left alone starts too. */
  private Instant quiet(List<Heard> heard) {
    Duration debounce = trigger.debounce();
    Instant last = heard.get(heard.size() - 1).at().plus(debounce);
    Instant latest = heard.get(0).at().plus(debounce.multipliedBy(MOST_DEBOUNCES));
    return last.isBefore(latest) ? last : latest;
  }

  private Instant due(Instant quiet, Optional<Instant> started) {
    Instant next = started.map(last -> last.plus(trigger.atMostEvery())).orElse(Instant.MIN);
    return next.isAfter(quiet) ? next : quiet;
  }

  /** One run once every signal was heard: the last of each counts. */
  private TriggerVerdict together(List<Heard> heard, Optional<Instant> started, Instant now) {
    Map<String, Heard> latest = new LinkedHashMap<>();
    heard.forEach(each -> latest.put(each.signal(), each));
    if (latest.size() < trigger.signals().size()) {
      return new TriggerVerdict.Nothing();
    }
    List<Heard> parts = new ArrayList<>(latest.values());
    parts.sort(Comparator.comparing(Heard::signal));
    String key = String.join(" and ", parts.stream().map(Heard::key).toList());
    Optional<Long> known = runOf.apply(key);
    if (known.isPresent()) {
      return leaveOut(heard, "run " + known.get() + " started for the same already");
    }
    Instant due = due(quiet(heard), started);
    return now.isBefore(due)
        ? new TriggerVerdict.Wait(due)
        : new TriggerVerdict.Start(heard.get(heard.size() - 1), key, heard);
  }

  private static TriggerVerdict leaveOut(List<Heard> heard, String because) {
    return new TriggerVerdict.LeaveOut(heard, because);
  }
}
