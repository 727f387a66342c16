package io.trainyard.engine.schedule;

import io.trainyard.engine.pipeline.Closest;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Trigger;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.pipeline.ValueText;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Reads schedules from the options of a trigger. */
public final class ScheduleOptions {
  /** The kind of trigger that a schedule is. */
  public static final String KIND = "schedule";

  private static final int DATE_LENGTH = 10;
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration NONE = Duration.ZERO;

  private final List<Option> options;

  private ScheduleOptions(List<Option> options) {
    this.options = options;
  }

  /** The schedules of a pipeline, in file order; it was read without mistakes. */
  public static List<Schedule> of(Pipeline pipeline) {
    return pipeline.triggers().stream()
        .filter(trigger -> trigger.kind().equals(KIND))
        .map(Trigger::options)
        .map(ScheduleOptions::read)
        .toList();
  }

  /**
   * One schedule; UTC unless it names a zone.
   *
   * @throws BadSchedule naming the word and the reason
   */
  public static Schedule read(List<Option> options) {
    ScheduleOptions read = new ScheduleOptions(options);
    return new Schedule(
        read.text("cron").map(Cron::parse),
        read.span("every"),
        read.text("zone").map(ScheduleOptions::zone).orElse(ZoneOffset.UTC),
        read.text("from").map(text -> wall("from", text, LocalTime.MIN)),
        read.text("until").map(text -> wall("until", text, LocalTime.of(23, 59, 59))),
        read.word("lostTime").map(ScheduleOptions::lostTime),
        read.word("repeatedTime").map(ScheduleOptions::repeatedTime),
        read.text("calendar"),
        read.value("ifMissed").map(ScheduleOptions::missed).orElse(Missed.LATEST),
        read.word("overlap").map(ScheduleOptions::overlap).orElse(Overlap.SKIP),
        read.span("jitter").orElse(Duration.ZERO));
  }

  /**
   * Looks at one option by itself.
   *
   * @throws BadSchedule with the reason
   */
  public static void check(Option option) {
    ScheduleOptions alone = new ScheduleOptions(List.of(option));
    alone.text("cron").ifPresent(Cron::parse);
    alone.text("zone").ifPresent(ScheduleOptions::zone);
    alone.text("from").ifPresent(text -> wall("from", text, LocalTime.MIN));
    alone.text("until").ifPresent(text -> wall("until", text, LocalTime.MIN));
    alone.span("every").ifPresent(span -> Schedule.requireSeconds("every", span, SHORTEST));
    alone.span("jitter").ifPresent(span -> Schedule.requireSeconds("jitter", span, NONE));
  }

  /**
   * A zone by its name.
   *
   * @throws BadSchedule with the nearest names where there is none such
   */
  public static ZoneId zone(String name) {
    if (!ZoneId.getAvailableZoneIds().contains(name)) {
      throw new BadSchedule(
          "'"
              + name
              + "' is not a time zone."
              + Closest.to(name, ZoneId.getAvailableZoneIds())
                  .map(near -> " Did you mean '" + near + "'?")
                  .orElse(" Zones look like 'Europe/Berlin'."));
    }
    return ZoneId.of(name);
  }

  private static LocalDateTime wall(String word, String text, LocalTime time) {
    try {
      return text.length() == DATE_LENGTH
          ? LocalDate.parse(text).atTime(time)
          : LocalDateTime.parse(text);
    } catch (DateTimeException e) {
      throw new BadSchedule(
          "'%s' is '%s', but must be a day or a time of the schedule's zone, such as '2026-03-01'"
                  .formatted(word, text)
              + " or '2026-03-01T06:30'");
    }
  }

  private static LostTime lostTime(String word) {
    return word.equals("leftOut") ? LostTime.LEFT_OUT : LostTime.MADE_UP;
  }

  private static RepeatedTime repeatedTime(String word) {
    return word.equals("twice") ? RepeatedTime.TWICE : RepeatedTime.ONCE;
  }

  private static Missed missed(Value value) {
    Value.Term term = (Value.Term) value;
    return switch (term.word()) {
      case "none" -> Missed.NONE;
      case "all" -> new Missed(((Value.Num) term.values().get(0)).number().intValueExact());
      default -> Missed.LATEST;
    };
  }

  private static Overlap overlap(String word) {
    return switch (word) {
      case "queue" -> Overlap.QUEUE;
      case "cancelOlder" -> Overlap.CANCEL_OLDER;
      case "allow" -> Overlap.ALLOW;
      default -> Overlap.SKIP;
    };
  }

  private Optional<Value> value(String word) {
    return options.stream()
        .filter(option -> option.word().equals(word) && !option.values().isEmpty())
        .map(option -> option.values().get(0))
        .findFirst();
  }

  private Optional<String> text(String word) {
    return value(word).map(ValueText::plain);
  }

  private Optional<String> word(String word) {
    return value(word).map(value -> value instanceof Value.Term term ? term.word() : "");
  }

  private Optional<Duration> span(String word) {
    return value(word).map(value -> ((Value.Span) value).duration());
  }
}
