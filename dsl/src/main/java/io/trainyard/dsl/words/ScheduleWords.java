package io.trainyard.dsl.words;

import java.time.Duration;

/** When runs start by themselves. */
@Block(value = "schedule", about = "When runs start by themselves.")
public interface ScheduleWords {
  @Word(
      about =
          "Minute, hour, day of month, month, day of week; a second before them makes six. Days"
              + " may be L (last), 15W (nearest weekday), FRIL (last Friday), MON#2 (second"
              + " Monday).",
      example = "cron '0 6 * * MON-FRI'")
  void cron(@Fixed String expression);

  @Word(
      about =
          "Instead of 'cron': every so often. Whole days keep what the clocks show, anything"
              + " else counts real time.",
      example = "every 15.minutes")
  void every(@Fixed @Within(from = 1, to = 3_153_600_000.0) Duration time);

  @Word(
      about =
          "Nothing fires before this time of the zone; 'every' counts from it, else from a"
              + " midnight.",
      example = "from '2026-03-01T06:00'")
  void from(@Fixed String time);

  @Word(about = "Nothing fires after this time of the zone.", example = "until '2026-12-31'")
  void until(@Fixed String time);

  @Word(
      about = "Each run starts up to so much later, by a draw of its own; its day stays.",
      example = "jitter 5.minutes")
  void jitter(@Fixed @Within(from = 0, to = 86_400) Duration most);

  @Word(
      about =
          "What becomes of a time the clocks skip in spring; made up unless the cron has a star,"
              + " range or step in its time.",
      example = "lostTime leftOut")
  void lostTime(@Fixed Lost what);

  @Word(about = "It comes once, when the clocks have gone forward.", example = "lostTime madeUp")
  Lost getMadeUp();

  @Word(about = "It does not come.", example = "lostTime leftOut")
  Lost getLeftOut();

  @Word(
      about =
          "What becomes of a time that comes twice in autumn; once unless the cron has a star,"
              + " range or step in its time.",
      example = "repeatedTime twice")
  void repeatedTime(@Fixed Repeated what);

  @Word(about = "The first one counts.", example = "repeatedTime once")
  Repeated getOnce();

  @Word(about = "Both count.", example = "repeatedTime twice")
  Repeated getTwice();

  @Word(about = "The time zone; UTC unless said.", example = "zone 'Europe/Berlin'")
  void zone(@Fixed String name);

  @Word(
      about = "What becomes of runs that nobody was there for; the latest is made up unless said.",
      example = "ifMissed latest")
  void ifMissed(@Fixed Missed what);

  @Word(about = "They are left out.", example = "ifMissed none")
  Missed getNone();

  @Word(about = "The latest one is made up.", example = "ifMissed latest")
  Missed getLatest();

  @Word(about = "Up to so many are made up.", example = "ifMissed all(10)")
  Missed all(@Fixed @Within(from = 1, to = 1_000) int most);

  @Word(
      about = "What becomes of a run whose predecessor still runs; it is left out unless said.",
      example = "overlap skip")
  void overlap(@Fixed Overlap what);

  @Word(about = "It is left out.", example = "overlap skip")
  Overlap getSkip();

  @Word(about = "It waits.", example = "overlap queue")
  Overlap getQueue();

  @Word(about = "The older one is cancelled.", example = "overlap cancelOlder")
  Overlap getCancelOlder();

  @Word(about = "Both run.", example = "overlap allow")
  Overlap getAllow();

  @Word(
      about = "Only on days of this calendar of the home's settings.",
      example = "calendar 'workdays'")
  void calendar(@Fixed String name);
}
