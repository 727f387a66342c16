package io.trainyard.engine.schedule;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Trigger;
import io.trainyard.engine.pipeline.ValueText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The fires of all schedules of a pipeline, in the order of their logical times. Immutable. */
public final class PipelineFires {
  private final List<Schedule> schedules;
  private final List<FireTimes> times;
  private final String digest;

  /**
   * The fires of a pipeline; none where it has no schedule.
   *
   * @throws BadSchedule where it names a calendar that is not there
   */
  public PipelineFires(Pipeline pipeline, Calendars calendars) {
    this.schedules = ScheduleOptions.of(pipeline);
    this.times = new ArrayList<>();
    for (Schedule schedule : schedules) {
      times.add(new FireTimes(schedule, pipeline.name(), calendars.of(schedule)));
    }
    this.digest = Digest.of(text(pipeline)).toString();
  }

  private static String text(Pipeline pipeline) {
    StringBuilder text = new StringBuilder();
    for (Trigger trigger : pipeline.triggers()) {
      if (!trigger.kind().equals(ScheduleOptions.KIND)) {
        continue;
      }
      text.append(trigger.kind());
      trigger
          .options()
          .forEach(
              option -> {
                text.append('\n').append(option.word());
                option.values().forEach(value -> text.append(' ').append(ValueText.of(value)));
              });
      text.append('\n');
    }
    return text.toString();
  }

  /** Digest of what the schedules say; the same for the same words. */
  public String digest() {
    return digest;
  }

  /** Whether nothing ever fires. */
  public boolean isEmpty() {
    return schedules.isEmpty();
  }

  /** In file order. */
  public List<Schedule> schedules() {
    return schedules;
  }

  /** The first fires after this time, at most so many; those at one time count once. */
  public List<Fire> upcoming(Instant after, int count) {
    List<Fire> fires = new ArrayList<>();
    Optional<Due> next = next(after);
    while (next.isPresent() && fires.size() < count) {
      fires.add(next.get().fire());
      next = next(next.get().fire().logical());
    }
    return fires;
  }

  /** The first fires after this time with those that calendars leave out. */
  public List<Fire> upcomingOfAll(Instant after, int count) {
    List<Fire> fires = new ArrayList<>();
    Instant last = after;
    while (fires.size() < count) {
      Instant from = last;
      Optional<Fire> next =
          times.stream()
              .flatMap(each -> each.nextOfAll(from).stream())
              .min(Comparator.comparing(Fire::logical));
      if (next.isEmpty()) {
        return fires;
      }
      fires.add(next.get());
      last = next.get().logical();
    }
    return fires;
  }

  /** The first fire after this time; of those at one time the one that stands first. */
  Optional<Due> next(Instant after) {
    Optional<Due> first = Optional.empty();
    for (int i = 0; i < times.size(); i++) {
      Optional<Fire> fire = times.get(i).next(after);
      if (fire.isPresent()
          && (first.isEmpty() || fire.get().logical().isBefore(first.get().fire().logical()))) {
        first = Optional.of(new Due(fire.get(), schedules.get(i)));
      }
    }
    return first;
  }
}
