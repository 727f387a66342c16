package io.trainyard.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolidaysTest {
  private static final String HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n";

  private static Holidays of(String... lines) {
    return Holidays.parse(
        HEAD
            + "BEGIN:VEVENT\r\n"
            + String.join("\r\n", lines)
            + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  @Test
  void a_day_without_an_end_is_that_day_alone() {
    Holidays holidays = of("SUMMARY:Company outing", "DTSTART;VALUE=DATE:20260612");

    assertThat(holidays.on(day("2026-06-12"))).contains("Company outing");
    assertThat(holidays.on(day("2026-06-13"))).isEmpty();
    assertThat(holidays.on(day("2027-06-12"))).isEmpty();
  }

  @Test
  void the_end_is_the_day_after_the_last() {
    Holidays holidays =
        of("SUMMARY:Closed", "DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20270102");

    assertThat(List.of("2026-12-24", "2026-12-31", "2027-01-01"))
        .allMatch(text -> holidays.on(day(text)).isPresent());
    assertThat(holidays.on(day("2026-12-23"))).isEmpty();
    assertThat(holidays.on(day("2027-01-02"))).isEmpty();
  }

  @Test
  void a_yearly_one_comes_again_but_never_before_its_start() {
    Holidays holidays =
        of(
            "SUMMARY:Unity\\, day of",
            "DTSTART;VALUE=DATE:20201003",
            "RRULE:FREQ=YEARLY",
            "EXDATE;VALUE=DATE:20251003");

    assertThat(holidays.on(day("2026-10-03"))).contains("Unity, day of");
    assertThat(holidays.on(day("2025-10-03"))).isEmpty();
    assertThat(holidays.on(day("2019-10-03"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH, 20201126, 2026-11-26, 2026-11-19",
    "FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO, 20200525, 2026-05-25, 2026-05-18",
    "FREQ=YEARLY;INTERVAL=4, 20201103, 2028-11-03, 2026-11-03",
    "FREQ=YEARLY;COUNT=2, 20251231, 2026-12-31, 2027-12-31",
    "FREQ=YEARLY;UNTIL=20261231, 20200101, 2026-01-01, 2027-01-01",
    "FREQ=YEARLY, 20240229, 2028-02-29, 2026-03-01",
  })
  void a_yearly_rule_comes_on_its_days_only(String rule, String start, String on, String off) {
    Holidays holidays = of("SUMMARY:x", "DTSTART;VALUE=DATE:" + start, "RRULE:" + rule);

    assertThat(holidays.on(day(on))).isPresent();
    assertThat(holidays.on(day(off))).isEmpty();
  }

  @Test
  void folded_lines_alarms_and_cancelled_events_are_read_as_the_standard_says() {
    Holidays holidays =
        Holidays.parse(
            "\uFEFF"
                + HEAD
                + "BEGIN:VEVENT\nSUMMARY:A long\n  name\nDTSTART:20260501T000000Z\n"
                + "DTEND:20260502T000000Z\nBEGIN:VALARM\nSUMMARY:ring\nEND:VALARM\nEND:VEVENT\n"
                + "BEGIN:VEVENT\nSTATUS:CANCELLED\nDTSTART:20260601\nEND:VEVENT\nEND:VCALENDAR");

    assertThat(holidays.size()).isEqualTo(1);
    assertThat(holidays.on(day("2026-05-01"))).contains("A long name");
    assertThat(holidays.on(day("2026-05-02"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DTSTART:tomorrow | line 4: DTSTART is 'tomorrow': it is no date such as 20261225",
        "SUMMARY:x | has no DTSTART",
        "DTSTART:20260501~DTEND:20260401 | line 5: DTEND is '20260401'",
        "DTSTART:20260501~RRULE:FREQ=WEEKLY | only FREQ=YEARLY is read",
        "DTSTART:20260501~RRULE:FREQ=YEARLY;BYMONTH=1,2 | one of its numbers",
        "DTSTART:20260501~RRULE:FREQ=YEARLY;BYDAY=FR | BYDAY is one day such as 4TH",
      })
  void what_cannot_be_read_is_told_with_its_line(String lines, String message) {
    assertThatThrownBy(() -> of(lines.split("~")))
        .isInstanceOf(BadSchedule.class)
        .hasMessageContaining(message);
  }

  @Test
  void another_file_is_refused() {
    assertThatThrownBy(() -> Holidays.parse("day,name\n2026-12-25,Christmas\n"))
        .isInstanceOf(BadSchedule.class)
        .hasMessageContaining("is no iCalendar file");
  }
}
