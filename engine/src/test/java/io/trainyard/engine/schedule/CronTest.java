package io.trainyard.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronTest {
  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "0 6 * * MON-FRI | 2026-11-20T06:00 2026-11-23T06:00 2026-11-24T06:00",
        "0 6 * * 1-5 | 2026-11-20T06:00 2026-11-23T06:00 2026-11-24T06:00",
        "0 6 * * FRI-SUN | 2026-11-20T06:00 2026-11-21T06:00 2026-11-22T06:00 2026-11-27T06:00",
        "0 6 * * 0 | 2026-11-22T06:00 2026-11-29T06:00",
        "0 6 * * 7 | 2026-11-22T06:00 2026-11-29T06:00",
        "0/20 9-10 * * * | 2026-11-20T09:00 2026-11-20T09:20 2026-11-20T09:40 2026-11-20T10:00",
        "5/30 23 * * * | 2026-11-20T23:05 2026-11-20T23:35 2026-11-21T23:05",
        "0 0 1-7/3 * * | 2026-12-01T00:00 2026-12-04T00:00 2026-12-07T00:00 2027-01-01T00:00",
        "0 0 L * * | 2026-11-30T00:00 2026-12-31T00:00 2027-01-31T00:00 2027-02-28T00:00",
        "0 0 L-2 * * | 2026-11-28T00:00 2026-12-29T00:00",
        "0 0 LW * * | 2026-11-30T00:00 2026-12-31T00:00 2027-01-29T00:00 2027-02-26T00:00",
        "0 0 15W * * | 2026-12-15T00:00 2027-01-15T00:00 2027-02-15T00:00",
        "0 0 1W * * | 2026-12-01T00:00 2027-01-01T00:00 2027-02-01T00:00 2027-03-01T00:00"
            + " 2027-04-01T00:00 2027-05-03T00:00",
        "0 0 31W * * | 2026-12-31T00:00 2027-01-29T00:00 2027-03-31T00:00",
        "0 0 * * FRIL | 2026-11-27T00:00 2026-12-25T00:00",
        "0 0 * * 5L | 2026-11-27T00:00 2026-12-25T00:00",
        "0 0 * * MON#2 | 2026-12-14T00:00 2027-01-11T00:00",
        "0 0 * * SUN#5 | 2026-11-29T00:00 2027-01-31T00:00",
        "0 0 13 * FRI | 2026-11-20T00:00 2026-11-27T00:00 2026-12-04T00:00 2026-12-11T00:00"
            + " 2026-12-13T00:00",
        "0 0 29 FEB * | 2028-02-29T00:00 2032-02-29T00:00",
        "0 0 ? * * | 2026-11-20T00:00 2026-11-21T00:00",
        "*/20 0 0 1 JAN ? | 2027-01-01T00:00:00 2027-01-01T00:00:20 2027-01-01T00:00:40"
            + " 2028-01-01T00:00:00",
      })
  void an_expression_gives_the_times_that_were_counted_by_hand(String cron, String times) {
    List<LocalDateTime> expected =
        List.of(times.split(" ")).stream().map(LocalDateTime::parse).toList();

    assertThat(first(cron, expected.size())).isEqualTo(expected);
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "* * * * | five fields",
        "'' | has 0",
        "61 * * * * | minute is '61': it goes from 0 to 59",
        "0 24 * * * | hour is '24': it goes from 0 to 23",
        "0 0 32 * * | day of month is '32': it goes from 1 to 31",
        "0 0 * 13 * | month is '13': it goes from 1 to 12 or JAN to DEC",
        "0 0 * JUNE * | did you mean 'JUN'",
        "0 0 * * 8 | day of week is '8': it goes from 0 to 7 or SUN to SAT",
        "0 0 30 FEB * | never fires",
        "0 0 30,31 2 ? | never fires",
        "0 0 31W FEB ? | never fires",
        "0 22-2 * * * | hour is '22-2': it runs backwards: write 22-23,0-2",
        "*/0 * * * * | a step is at least 1",
        "*/90 * * * * | a step of 90 is longer than the field",
        "0 0 * * L | say which day: FRIL",
        "0 0 * * FRI#6 | day of the week 1 to 5 times",
        "0 0 L-31 * * | no month has so many days",
        "0 0 9 ? * 2-6 | write names, such as MON-FRI",
        "? * * * * | minute is '?'",
        "a * * * * | minute is 'A'",
        "1,,2 * * * * | minute is ''",
        "99999 * * * * | minute is '99999'",
      })
  void a_mistake_is_told_with_its_field_and_the_reason(String cron, String message) {
    assertThatThrownBy(() -> Cron.parse(cron))
        .isInstanceOf(BadSchedule.class)
        .hasMessageContaining(message);
  }

  @Test
  void the_fifth_monday_of_february_comes_again_after_28_years() {
    List<LocalDateTime> times = first("0 0 ? FEB MON#5", 2);

    assertThat(times)
        .containsExactly(
            LocalDateTime.parse("2044-02-29T00:00"), LocalDateTime.parse("2072-02-29T00:00"));
  }

  @Test
  void stars_ranges_and_steps_of_the_time_are_stepped_and_lists_are_not() {
    assertThat(List.of("*/5 6 * * *", "0 6-8 * * *", "0 * * * *", "0/30 1 * * *"))
        .allMatch(cron -> Cron.parse(cron).isStepped());
    assertThat(List.of("0 6 * * MON-FRI", "0,30 6,7 */2 * *", "0 0 6 ? * MON"))
        .noneMatch(cron -> Cron.parse(cron).isStepped());
  }

  private static List<LocalDateTime> first(String text, int count) {
    Cron cron = Cron.parse(text);
    List<LocalDateTime> times = new ArrayList<>();
    LocalDateTime last = LocalDateTime.parse("2026-11-19T23:59:59");
    while (times.size() < count) {
      last = cron.next(last).orElseThrow();
      times.add(last);
    }
    return times;
  }
}
