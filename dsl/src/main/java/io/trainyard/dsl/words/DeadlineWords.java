package io.trainyard.dsl.words;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;

/** By when a run must have succeeded. */
@Block(
    value = "deadline",
    about =
        "By when, each day, a run must have succeeded: the one of the latest schedule before it, or,"
            + " without a schedule, one created since the deadline before.")
public interface DeadlineWords {
  @Word(about = "The time of day.", example = "by '07:00'", required = true)
  void by(@Fixed String time);

  @Word(about = "The time zone; UTC unless said.", example = "zone 'Europe/Berlin'")
  void zone(@Fixed String name);

  @Word(
      about = "Only on days of this calendar of the home's settings.",
      example = "calendar 'workdays'")
  void calendar(@Fixed String name);

  @Word(about = "Whom to tell when it has passed.", example = "late { pager 'ml-oncall' }")
  void late(
      @DelegatesTo(value = LateWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
}
