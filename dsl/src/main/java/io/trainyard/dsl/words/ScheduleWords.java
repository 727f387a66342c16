package io.trainyard.dsl.words;

/** When runs start by themselves. */
@Block(value = "schedule", about = "When runs start by themselves.")
public interface ScheduleWords {
  @Word(
      about = "Minute, hour, day of month, month, day of week.",
      example = "cron '0 6 * * MON-FRI'",
      required = true)
  void cron(@Fixed String expression);

  @Word(about = "The time zone; UTC unless said.", example = "zone 'Europe/Berlin'")
  void zone(@Fixed String name);

  @Word(about = "What becomes of runs that were missed.", example = "ifMissed latest")
  void ifMissed(@Fixed Missed what);

  @Word(about = "They are left out.", example = "ifMissed none")
  Missed getNone();

  @Word(about = "The latest one is made up.", example = "ifMissed latest")
  Missed getLatest();

  @Word(about = "Up to so many are made up.", example = "ifMissed all(10)")
  Missed all(@Fixed @Within(from = 1, to = 1_000) int most);

  @Word(about = "What becomes of a run whose predecessor still runs.", example = "overlap skip")
  void overlap(@Fixed Overlap what);

  @Word(about = "It is left out.", example = "overlap skip")
  Overlap getSkip();

  @Word(about = "It waits.", example = "overlap queue")
  Overlap getQueue();

  @Word(about = "The older one is cancelled.", example = "overlap cancelOlder")
  Overlap getCancelOlder();

  @Word(about = "Both run.", example = "overlap allow")
  Overlap getAllow();

  @Word(about = "A calendar of the home's settings.", example = "calendar 'workdays'")
  void calendar(@Fixed String name);
}
