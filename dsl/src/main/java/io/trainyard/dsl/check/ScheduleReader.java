package io.trainyard.dsl.check;

import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.Trigger;
import io.trainyard.engine.schedule.BadSchedule;
import io.trainyard.engine.schedule.Cron;
import io.trainyard.engine.schedule.Schedule;
import io.trainyard.engine.schedule.ScheduleOptions;
import java.util.List;

/** Checks a schedule: each word by itself, then all of it. */
final class ScheduleReader {
  private final Mistakes mistakes;

  ScheduleReader(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  Trigger read(List<Option> options, SourceRef at) {
    if (options.stream().noneMatch(option -> option.word().equals("zone"))) {
      mistakes.warning(at, "no 'zone': the schedule is read in UTC");
    }
    boolean isGood = true;
    for (Option option : options) {
      isGood &= isGood(option);
    }
    if (isGood) {
      whole(options, at);
    }
    return new Trigger(ScheduleOptions.KIND, options, at);
  }

  private boolean isGood(Option option) {
    try {
      ScheduleOptions.check(option);
      return true;
    } catch (BadSchedule e) {
      mistakes.error(option.at(), String.valueOf(e.getMessage()));
      return false;
    }
  }

  private void whole(List<Option> options, SourceRef at) {
    try {
      Schedule schedule = ScheduleOptions.read(options);
      if (schedule.cron().filter(Cron::isEitherDay).isPresent()) {
        mistakes.warning(
            at,
            "the cron names a day of month and a day of week: it fires on days that are either;"
                + " write '*' for the one that says nothing");
      }
    } catch (BadSchedule e) {
      mistakes.error(at, String.valueOf(e.getMessage()));
    }
  }
}
