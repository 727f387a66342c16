package io.trainyard.web.view.pipeline;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Trigger;
import io.trainyard.engine.pipeline.ValueText;
import io.trainyard.engine.schedule.BadSchedule;
import io.trainyard.engine.schedule.Calendars;
import io.trainyard.engine.schedule.ClockMark;
import io.trainyard.engine.schedule.Fire;
import io.trainyard.engine.schedule.PipelineFires;
import io.trainyard.engine.schedule.ScheduleOptions;
import io.trainyard.web.view.Words;
import io.trainyard.web.view.pipeline.ScheduleCard.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Words the next times at which a pipeline starts by itself, up to the next clock change. Pure. */
final class ScheduleCards {
  private static final int FIRST = 3;
  private static final int MOST_FIRES = 1_500;
  private static final int MOST_MARKED = 4;
  private static final Duration AHEAD = Duration.ofDays(366);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final PipelineFires fires;
  private final ZoneId zone;
  private final Words words;
  private final List<ScheduleCard.Row> rows = new ArrayList<>();
  private int unlisted;

  private ScheduleCards(PipelineFires fires, Words words) {
    this.fires = fires;
    this.zone = fires.schedules().get(0).zone();
    this.words = words;
  }

  /** The card; empty where the pipeline has no schedule. */
  static Optional<ScheduleCard> of(Pipeline pipeline, Calendars calendars, Words words) {
    List<String> lines =
        pipeline.triggers().stream()
            .filter(trigger -> trigger.kind().equals(ScheduleOptions.KIND))
            .map(ScheduleCards::line)
            .toList();
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    try {
      PipelineFires fires = new PipelineFires(pipeline, calendars);
      return Optional.of(new ScheduleCards(fires, words).card(lines));
    } catch (BadSchedule e) {
      return Optional.of(
          new ScheduleCard("", "", List.of(), lines, String.valueOf(e.getMessage())));
    }
  }

  private static String line(Trigger trigger) {
    return trigger.options().stream().map(ValueText::of).collect(Collectors.joining("; "));
  }

  private ScheduleCard card(List<String> lines) {
    List<Fire> all = fires.upcomingOfAll(words.now(), MOST_FIRES);
    Optional<ZoneOffsetTransition> change =
        Optional.ofNullable(zone.getRules().nextTransition(words.now()))
            .filter(each -> each.getInstant().isBefore(words.now().plus(AHEAD)));
    int marked = 0;
    for (int at = 0; at < all.size(); at++) {
      Fire fire = all.get(at);
      boolean isMarked = !note(fire).isEmpty() && marked++ < MOST_MARKED;
      if (at < FIRST || isMarked || isBesideChange(all, at, change)) {
        rest();
        if (change.isPresent() && isFirstAfter(all, at, change.get())) {
          change(change.get(), isMarked);
        }
        rows.add(row(fire));
      } else {
        unlisted++;
      }
      if (change.isPresent() && fire.logical().isAfter(change.get().getInstant())) {
        break;
      }
    }
    if (change.isPresent() && rows.stream().noneMatch(row -> row.kind() == Kind.CHANGE)) {
      unlisted = 0; // more of them than are counted
      change(change.get(), false);
    }
    return new ScheduleCard(next(all), zone.getId(), rows, lines, "");
  }

  private static boolean isFirstAfter(List<Fire> all, int at, ZoneOffsetTransition change) {
    Instant then = change.getInstant();
    return !all.get(at).logical().isBefore(then)
        && (at == 0 || all.get(at - 1).logical().isBefore(then));
  }

  private static boolean isBesideChange(
      List<Fire> all, int at, Optional<ZoneOffsetTransition> change) {
    if (change.isEmpty()) {
      return false;
    }
    boolean isLastBefore = at + 1 < all.size() && isFirstAfter(all, at + 1, change.get());
    return isLastBefore || isFirstAfter(all, at, change.get());
  }

  private void rest() {
    if (unlisted > 0) {
      rows.add(new ScheduleCard.Row(Kind.REST, Words.count(unlisted) + " more", "", "", ""));
      unlisted = 0;
    }
  }

  private ScheduleCard.Row row(Fire fire) {
    ZonedDateTime time = fire.logical().atZone(zone);
    String note = note(fire);
    String offset = time.getOffset().getId();
    return new ScheduleCard.Row(
        note.isEmpty() ? Kind.FIRE : Kind.MARKED,
        TIME.format(time),
        offset.equals("Z") ? "+00:00" : offset,
        CLOCK.format(fire.logical().atZone(java.time.ZoneOffset.UTC)),
        note);
  }

  private static String note(Fire fire) {
    if (!fire.isOpen()) {
      return "left out by the calendar: " + fire.closed();
    }
    return fire.mark() == ClockMark.MOVED
        ? CLOCK.format(fire.meant())
            + " does not exist that day: it starts when the clocks have"
            + " gone forward"
        : fire.mark().words();
  }

  private void change(ZoneOffsetTransition change, boolean isTouched) {
    String text =
        "%s: clocks go from %s to %s."
            .formatted(
                DAY.format(change.getDateTimeBefore()),
                CLOCK.format(change.getDateTimeBefore()),
                CLOCK.format(change.getDateTimeAfter()));
    rows.add(
        new ScheduleCard.Row(
            Kind.CHANGE, text, "", "", isTouched ? "" : "Starts stay at their local time."));
  }

  private String next(List<Fire> all) {
    return all.stream()
        .filter(Fire::isOpen)
        .findFirst()
        .map(fire -> words.until(fire.scheduled()))
        .orElse("");
  }
}
