package io.trainyard.web.app;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Problem;
import io.trainyard.engine.pipeline.Trigger;
import io.trainyard.engine.schedule.BadSchedule;
import io.trainyard.engine.schedule.Calendars;
import io.trainyard.engine.schedule.ClockMark;
import io.trainyard.engine.schedule.Fire;
import io.trainyard.engine.schedule.FireTimes;
import io.trainyard.engine.schedule.Schedule;
import io.trainyard.engine.schedule.ScheduleOptions;
import io.trainyard.web.app.text.FireText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Pipelines whose schedules are held against the calendars of a home and the coming year: a
 * calendar that is not there is a mistake, a time that the clocks will skip is worth a look.
 */
record KnownSchedules(Supplier<Calendars> calendars, InstantSource clock) {
  private static final Duration YEAR = Duration.ofDays(366);
  private static final int MOST_FIRES = 2_000;
  private static final int SHOWN = 5;

  /** What of a pipeline does not fit. */
  List<Problem> problems(Pipeline pipeline) {
    List<Problem> problems = new ArrayList<>();
    for (Trigger trigger : pipeline.triggers()) {
      if (trigger.kind().equals(ScheduleOptions.KIND)) {
        problem(pipeline.name(), trigger).ifPresent(problems::add);
      }
    }
    return problems;
  }

  private Optional<Problem> problem(String pipeline, Trigger trigger) {
    Schedule schedule = ScheduleOptions.read(trigger.options());
    try {
      FireTimes times = new FireTimes(schedule, pipeline, calendars.get().of(schedule));
      Instant now = clock.instant();
      if (times.next(now).isEmpty()) {
        return Optional.of(Problem.warning(trigger.at(), "this schedule never fires any more"));
      }
      return moved(times, now)
          .map(fire -> moved(trigger, schedule, fire, times.upcoming(now, SHOWN)));
    } catch (BadSchedule e) {
      return Optional.of(Problem.error(trigger.at(), String.valueOf(e.getMessage())));
    }
  }

  /** The first fire of the coming year whose time the clocks skip. */
  private static Optional<Fire> moved(FireTimes times, Instant now) {
    Instant end = now.plus(YEAR);
    Optional<Fire> next = times.next(now);
    for (int i = 0; i < MOST_FIRES && next.isPresent(); i++) {
      Fire fire = next.get();
      if (fire.logical().isAfter(end)) {
        return Optional.empty();
      }
      if (fire.mark() == ClockMark.MOVED) {
        return next;
      }
      next = times.next(fire.logical());
    }
    return Optional.empty();
  }

  private static Problem moved(Trigger trigger, Schedule schedule, Fire fire, List<Fire> shown) {
    String next =
        shown.stream()
            .map(each -> FireText.clock(each, schedule.zone()))
            .collect(Collectors.joining(", "));
    return Problem.warning(
        trigger.at(),
        "%s does not exist on %s in %s: the clocks skip it, so the run comes at %s, unless you say"
                .formatted(
                    fire.meant().toLocalTime(),
                    fire.day(),
                    schedule.zone(),
                    FireText.wall(fire, schedule.zone()))
            + " 'lostTime leftOut'; the next fires are "
            + next);
  }
}
