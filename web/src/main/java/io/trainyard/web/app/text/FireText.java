package io.trainyard.web.app.text;

import io.trainyard.engine.schedule.ClockMark;
import io.trainyard.engine.schedule.Fire;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.Locale;
import java.util.Optional;

/** Fires as people read them. */
public final class FireText {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm xxx", Locale.ROOT);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private FireText() {}

  /** {@code 2026-03-29 03:00 +02:00}: what the clocks of a zone show when it fires. */
  public static String clock(Fire fire, ZoneId zone) {
    ZonedDateTime time = fire.logical().atZone(zone);
    return (time.getSecond() == 0 ? SHORT : CLOCK).format(time);
  }

  /** {@code 03:00}: the time of day that the clocks show when it fires. */
  public static String wall(Fire fire, ZoneId zone) {
    return TIME.format(fire.logical().atZone(zone));
  }

  /** Why it is worth a look; empty where it is not. */
  public static String note(Fire fire) {
    if (!fire.isOpen()) {
      return "left out by the calendar: " + fire.closed();
    }
    return fire.mark() == ClockMark.MOVED
        ? fire.meant().toLocalTime()
            + " "
            + "is skipped by the clocks: it comes when they have"
            + " gone forward"
        : fire.mark().words();
  }

  /** {@code clocks go forward on 2026-03-29: 02:00 becomes 03:00}, where they change between. */
  public static Optional<String> change(Fire before, Fire after, ZoneId zone) {
    ZoneOffsetTransition change = zone.getRules().nextTransition(before.logical());
    if (change == null || change.getInstant().isAfter(after.logical())) {
      return Optional.empty();
    }
    return Optional.of(
        "clocks go %s on %s: %s becomes %s"
            .formatted(
                change.isGap() ? "forward" : "back",
                change.getDateTimeBefore().toLocalDate(),
                change.getDateTimeBefore().toLocalTime(),
                change.getDateTimeAfter().toLocalTime()));
  }
}
