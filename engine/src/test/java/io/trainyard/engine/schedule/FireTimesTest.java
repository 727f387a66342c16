package io.trainyard.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.Value;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FireTimesTest {
  private static final SourceRef HERE = new SourceRef("x.groovy", 1, 1);

  private static Option option(String word, Value value) {
    return new Option(word, List.of(value), HERE);
  }

  private static Option text(String word, String text) {
    return option(word, new Value.Text(text));
  }

  private static Option word(String word, String term) {
    return option(word, Value.Term.of(term));
  }

  private static Option span(String word, Duration span) {
    return option(word, new Value.Span(span));
  }

  private static FireTimes times(Option... options) {
    return new FireTimes(ScheduleOptions.read(List.of(options)), "churn", WorkCalendar.ALWAYS);
  }

  private static Stream<String> logical(FireTimes times, String after, int count) {
    return times.upcoming(Instant.parse(after), count).stream()
        .map(fire -> fire.logical().toString());
  }

  @Test
  void an_interval_counts_real_time_from_its_anchor_whatever_the_clocks_do() {
    FireTimes times =
        times(
            span("every", Duration.ofMinutes(90)),
            text("from", "2026-03-08T01:00"),
            text("zone", "America/New_York"));

    assertThat(logical(times, "2020-01-01T00:00:00Z", 3))
        .containsExactly("2026-03-08T06:00:00Z", "2026-03-08T07:30:00Z", "2026-03-08T09:00:00Z");
  }

  @Test
  void an_interval_of_whole_days_keeps_what_the_clocks_show() {
    FireTimes times =
        times(
            span("every", Duration.ofDays(2)),
            text("from", "2026-03-06T02:30"),
            text("zone", "America/New_York"));

    assertThat(logical(times, "2026-03-01T00:00:00Z", 3))
        .containsExactly("2026-03-06T07:30:00Z", "2026-03-08T07:00:00Z", "2026-03-10T06:30:00Z");
  }

  @Test
  void an_interval_without_an_anchor_begins_at_a_midnight_of_the_zone() {
    FireTimes times = times(span("every", Duration.ofMinutes(15)), text("zone", "Asia/Kathmandu"));

    assertThat(logical(times, "2026-11-21T10:07:00.5Z", 2))
        .containsExactly("2026-11-21T10:15:00Z", "2026-11-21T10:30:00Z");
  }

  @Test
  void nothing_fires_before_from_or_after_until() {
    FireTimes times =
        times(text("cron", "0 6 * * *"), text("from", "2026-12-01"), text("until", "2026-12-02"));

    assertThat(logical(times, "2026-11-21T00:00:00Z", 9))
        .containsExactly("2026-12-01T06:00:00Z", "2026-12-02T06:00:00Z");
  }

  @Test
  void lost_and_repeated_times_come_as_the_schedule_says() {
    Option zone = text("zone", "America/New_York");
    FireTimes leftOut = times(text("cron", "30 2 * * *"), zone, word("lostTime", "leftOut"));
    FireTimes madeUp = times(text("cron", "*/20 2 * * *"), zone, word("lostTime", "madeUp"));
    FireTimes twice = times(text("cron", "30 1 * * *"), zone, word("repeatedTime", "twice"));
    FireTimes once = times(text("cron", "0 * * * *"), zone, word("repeatedTime", "once"));

    assertThat(logical(leftOut, "2026-03-08T06:00:00Z", 1)).containsExactly("2026-03-09T06:30:00Z");
    assertThat(logical(madeUp, "2026-03-08T06:00:00Z", 2))
        .containsExactly("2026-03-08T07:00:00Z", "2026-03-09T06:00:00Z");
    assertThat(logical(twice, "2026-11-01T05:00:00Z", 3))
        .containsExactly("2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z", "2026-11-02T06:30:00Z");
    assertThat(logical(once, "2026-11-01T05:00:00Z", 1)).containsExactly("2026-11-01T07:00:00Z");
  }

  @Test
  void a_clock_change_is_marked_and_the_day_is_the_one_that_was_meant() {
    FireTimes times = times(text("cron", "30 1,2 * * *"), text("zone", "America/New_York"));

    assertThat(times.upcoming(Instant.parse("2026-03-08T06:00:00Z"), 2))
        .extracting(Fire::mark)
        .containsExactly(ClockMark.NONE, ClockMark.MOVED);
    assertThat(times.next(Instant.parse("2026-11-01T05:00:00Z")).orElseThrow().mark())
        .isEqualTo(ClockMark.FIRST);
  }

  @Test
  void a_calendar_leaves_out_days_and_says_why() {
    Holidays christmas =
        Holidays.parse(
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Christmas\nDTSTART:20201225\n"
                + "RRULE:FREQ=YEARLY\nEND:VEVENT\nEND:VCALENDAR");
    WorkCalendar work =
        new WorkCalendar("work", EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), christmas);
    Schedule schedule =
        ScheduleOptions.read(List.of(text("cron", "0 6 * * *"), text("calendar", "work")));
    FireTimes times =
        new FireTimes(schedule, "x", new Calendars(Map.of("work", work)).of(schedule));

    assertThat(logical(times, "2026-12-24T12:00:00Z", 1)).containsExactly("2026-12-28T06:00:00Z");
    Fire left = times.nextOfAll(Instant.parse("2026-12-24T12:00:00Z")).orElseThrow();
    assertThat(left.closed()).isEqualTo("Christmas");
    assertThat(times.nextOfAll(left.logical()).orElseThrow().closed()).isEqualTo("Saturday");
    assertThatThrownBy(() -> new Calendars(Map.of("wrok", work)).of(schedule))
        .hasMessageContaining("did you mean 'wrok'");
  }

  @Test
  void a_calendar_that_never_opens_ends_the_search() {
    WorkCalendar never = new WorkCalendar("never", EnumSet.noneOf(DayOfWeek.class), Holidays.NONE);
    Schedule schedule = ScheduleOptions.read(List.of(text("cron", "* * * * *")));

    assertThat(new FireTimes(schedule, "x", never).next(Instant.parse("2026-01-01T00:00:00Z")))
        .isEmpty();
  }

  @Test
  void jitter_spreads_pipelines_and_is_the_same_for_the_same_fire() {
    Schedule schedule =
        ScheduleOptions.read(
            List.of(text("cron", "0 6 * * *"), span("jitter", Duration.ofMinutes(10))));
    Instant after = Instant.parse("2026-01-01T00:00:00Z");
    List<Duration> late =
        Stream.iterate(0, i -> i + 1)
            .limit(1_000)
            .map(
                i ->
                    new FireTimes(schedule, "p" + i, WorkCalendar.ALWAYS).next(after).orElseThrow())
            .map(fire -> Duration.between(fire.logical(), fire.scheduled()))
            .toList();

    assertThat(late).allMatch(span -> !span.isNegative() && span.toMinutes() < 10);
    assertThat(late.stream().mapToLong(Duration::toMinutes).distinct().count()).isEqualTo(10);
    assertThat(new FireTimes(schedule, "p7", WorkCalendar.ALWAYS).next(after))
        .isEqualTo(new FireTimes(schedule, "p7", WorkCalendar.ALWAYS).next(after));
  }

  @Test
  void options_that_say_nothing_sensible_are_refused_with_their_word() {
    assertThatThrownBy(() -> times(text("zone", "UTC"))).hasMessageContaining("'cron' or 'every'");
    assertThatThrownBy(() -> times(text("cron", "0 6 * * *"), span("every", Duration.ofHours(1))))
        .hasMessageContaining("'cron' or 'every'");
    assertThatThrownBy(() -> times(span("every", Duration.ofMillis(10))))
        .hasMessageContaining("'every' is whole seconds, at least 1 s");
    assertThatThrownBy(() -> times(text("cron", "0 6 * * *"), text("zone", "Mars/X")))
        .hasMessageContaining("'Mars/X' is not a time zone");
    assertThatThrownBy(() -> times(text("cron", "0 6 * * *"), text("zone", "Europe/Berln")))
        .hasMessageContaining("Did you mean 'Europe/Berlin'?");
    assertThatThrownBy(() -> times(text("cron", "0 6 * * *"), text("from", "soon")))
        .hasMessageContaining("'from' is 'soon'");
  }
}
