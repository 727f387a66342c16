package io.trainyard.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.pipeline.Loaded;
import io.trainyard.engine.pipeline.Problem;
import io.trainyard.engine.schedule.LostTime;
import io.trainyard.engine.schedule.Missed;
import io.trainyard.engine.schedule.Overlap;
import io.trainyard.engine.schedule.RepeatedTime;
import io.trainyard.engine.schedule.Schedule;
import io.trainyard.engine.schedule.ScheduleOptions;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleLanguageTest {
  private final PipelineLoader loader = PipelineLoader.plain();

  private static String file(String lines) {
    return "pipeline('p') {\n    schedule { " + lines + " }\n    collect { csv 'x' }\n}\n";
  }

  private Schedule schedule(String lines) {
    Loaded loaded = Examples.load(loader, file(lines));
    assertThat(loaded.problems()).noneMatch(p -> p.severity() == Problem.Severity.ERROR);
    return ScheduleOptions.of(loaded.pipeline().orElseThrow()).get(0);
  }

  @Test
  void every_word_of_a_schedule_is_read() {
    Schedule schedule =
        schedule(
            "cron '30 2 * * MON-FRI'; zone 'Europe/Berlin'; from '2026-03-01'; until"
                + " '2026-12-31T12:00'; jitter 5.minutes; lostTime leftOut; repeatedTime twice;"
                + " calendar 'work'; ifMissed all(10); overlap cancelOlder");

    assertThat(schedule.cron().orElseThrow()).hasToString("30 2 * * MON-FRI");
    assertThat(schedule.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(schedule.from()).contains(LocalDateTime.parse("2026-03-01T00:00"));
    assertThat(schedule.until()).contains(LocalDateTime.parse("2026-12-31T12:00"));
    assertThat(schedule.jitter()).isEqualTo(Duration.ofMinutes(5));
    assertThat(schedule.lostTime()).contains(LostTime.LEFT_OUT);
    assertThat(schedule.repeatedTime()).contains(RepeatedTime.TWICE);
    assertThat(schedule.calendar()).contains("work");
    assertThat(schedule.ifMissed()).isEqualTo(new Missed(10));
    assertThat(schedule.overlap()).isEqualTo(Overlap.CANCEL_OLDER);
  }

  @Test
  void an_interval_with_its_anchor_needs_no_cron() {
    Schedule schedule = schedule("every 15.minutes; from '2026-03-01T06:05'; zone 'UTC'");

    assertThat(schedule.every()).contains(Duration.ofMinutes(15));
    assertThat(schedule.ifMissed()).isEqualTo(Missed.LATEST);
    assertThat(schedule.overlap()).isEqualTo(Overlap.SKIP);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "cron '* * * *' | 16: cron has five fields (minute, hour, day of month, month, day of week), or six with the second before them, but '* * * *' has 4",
        "cron '61 * * * *' | 16: minute is '61': it goes from 0 to 59",
        "cron '0 0 30 FEB *' | 16: '0 0 30 FEB *' never fires: no month it names has such a day",
        "cron '0 6 * * *'; zone 'Mars/X' | 34: 'Mars/X' is not a time zone. Zones look like 'Europe/Berlin'.",
        "cron '0 6 * * *'; zone 'Europe/Berln' | 34: 'Europe/Berln' is not a time zone. Did you mean 'Europe/Berlin'?",
        "zone 'UTC' | 5: a schedule has either 'cron' or 'every'",
        "cron '0 6 * * *'; every 1.hours | 5: a schedule has either 'cron' or 'every'",
        "every 1.hours; lostTime madeUp | 5: 'lostTime' and 'repeatedTime' go with 'cron': 'every' counts real time",
        "every 1.hours; from '2026-02-30' | 31: 'from' is '2026-02-30', but must be a day or a time of the schedule's zone, such as '2026-03-01' or '2026-03-01T06:30'",
        "every 1.hours; from '2026-03-01'; until '2026-02-01' | 5: never fires: 'until' is before 'from'",
      })
  void mistakes_name_the_field_and_the_reason(String lines, String expected) {
    assertThat(Examples.errors(loader, file(lines))).containsExactly("p.groovy:2:" + expected);
  }

  @Test
  void no_zone_and_two_kinds_of_days_are_worth_a_look() {
    assertThat(Examples.load(loader, file("cron '0 6 13 * FRI'")).problems())
        .extracting(Problem::message)
        .anyMatch(text -> text.startsWith("no 'zone': the schedule is read in UTC"))
        .anyMatch(text -> text.contains("it fires on days that are either"));
  }
}
