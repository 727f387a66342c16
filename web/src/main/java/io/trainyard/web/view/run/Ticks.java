package io.trainyard.web.view.run;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Clock times along a {@link TimeScale}: whole minutes, hours or days, as many as have room. */
final class Ticks {
  /** Room that one label takes, as a share of the width of a usual and of a narrow screen. */
  private static final double ROOM = 0.09;

  private static final double ROOM_FOR_SECONDS = 0.14;
  private static final double NARROW = 0.28;

  private static final List<Duration> STEPS =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(15),
          Duration.ofSeconds(30),
          Duration.ofMinutes(1),
          Duration.ofMinutes(2),
          Duration.ofMinutes(5),
          Duration.ofMinutes(10),
          Duration.ofMinutes(15),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(2),
          Duration.ofHours(3),
          Duration.ofHours(6),
          Duration.ofHours(12),
          Duration.ofDays(1),
          Duration.ofDays(2),
          Duration.ofDays(7));

  private final TimeScale scale;
  private final ZoneId zone;
  private final List<Tick> ticks = new ArrayList<>();

  /**
   * A mark on the axis.
   *
   * @param at from 0, the left, to 1
   * @param isOptional whether a narrow screen has no room for it
   */
  record Tick(double at, String label, boolean isOptional) {}

  private Ticks(TimeScale scale, ZoneId zone) {
    this.scale = scale;
    this.zone = zone;
  }

  /** From left to right; the first one stands at the left edge. */
  static List<Tick> of(TimeScale scale, ZoneId zone) {
    Ticks ticks = new Ticks(scale, zone);
    ticks.fill();
    return List.copyOf(ticks.ticks);
  }

  private void fill() {
    Duration step = step();
    boolean hasSeconds = step.compareTo(Duration.ofMinutes(1)) < 0;
    double room = hasSeconds ? ROOM_FOR_SECONDS : ROOM;
    LocalDate day = null;
    double last = -1;
    double lastOnNarrow = -1;
    for (Instant time : candidates(step)) {
      ZonedDateTime clock = time.atZone(zone);
      double at = scale.at(time);
      if ((last < 0 || at - last >= room) && at <= 1 - room / 2) {
        boolean isOtherDay = day != null && !clock.toLocalDate().equals(day);
        String label = format(hasSeconds, isOtherDay).format(clock);
        boolean isOptional = lastOnNarrow >= 0 && at - lastOnNarrow < NARROW;
        ticks.add(new Tick(at, label, isOptional));
        day = clock.toLocalDate();
        last = at;
        lastOnNarrow = isOptional ? lastOnNarrow : at;
      }
    }
  }

  private static DateTimeFormatter format(boolean hasSeconds, boolean hasDay) {
    String pattern = (hasDay ? "d MMM " : "") + (hasSeconds ? "HH:mm:ss" : "HH:mm");
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }

  /** The left edge, where folded stretches end, and whole steps of the clock in the others. */
  private List<Instant> candidates(Duration step) {
    List<Instant> times = new ArrayList<>();
    times.add(scale.stretches().get(0).from());
    for (TimeScale.Stretch stretch : scale.stretches()) {
      if (stretch.isFolded()) {
        times.add(stretch.to());
      } else {
        Instant time = firstWhole(stretch.from(), step);
        while (time.isBefore(stretch.to())) {
          times.add(time);
          time = time.plus(step);
        }
      }
    }
    return times;
  }

  /** The first whole step of the local clock at or after a time. */
  private Instant firstWhole(Instant from, Duration step) {
    long offset = zone.getRules().getOffset(from).getTotalSeconds();
    long length = step.toSeconds();
    long local = from.getEpochSecond() + offset + (from.getNano() == 0 ? 0 : 1);
    return Instant.ofEpochSecond(Math.floorDiv(local + length - 1, length) * length - offset);
  }

  /** The smallest step that leaves room for its labels. */
  private Duration step() {
    double widest = 0; // seconds that a label's room holds where time is drawn widest
    for (TimeScale.Stretch stretch : scale.stretches()) {
      double width = stretch.right() - stretch.left();
      if (!stretch.isFolded() && width > 0) {
        widest = Math.max(widest, stretch.length().toMillis() / 1000.0 / width * ROOM);
      }
    }
    for (Duration step : STEPS) {
      if (step.toSeconds() >= widest) {
        return step;
      }
    }
    return Duration.ofDays((long) Math.ceil(widest / 86_400));
  }
}
