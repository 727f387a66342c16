package io.trainyard.web.view.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.schedule.Calendars;
import io.trainyard.web.view.Words;
import io.trainyard.web.view.pipeline.ScheduleCard.Kind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The next times of a schedule, with the clock change among them. */
final class ScheduleCardsTest {
  private static final Words MARCH =
      new Words(ZoneOffset.UTC, Instant.parse("2027-03-22T12:00:00Z"));

  private static List<String> rows(ScheduleCard card) {
    return card.rows().stream()
        .map(row -> row.kind() == Kind.FIRE ? row.text() + " " + row.offset() : row.text())
        .toList();
  }

  @Test
  void a_time_that_the_clocks_skip_is_marked_beside_their_change() {
    ScheduleCard card =
        ScheduleCards.of(PipelineTexts.read(PipelineTexts.SHOP), Calendars.NONE, MARCH)
            .orElseThrow();

    assertThat(card.next()).isEqualTo("in 13 h 30 m");
    assertThat(rows(card))
        .containsExactly(
            "Tue 23 Mar 02:30 +01:00",
            "Wed 24 Mar 02:30 +01:00",
            "Thu 25 Mar 02:30 +01:00",
            "1 more",
            "Sat 27 Mar 02:30 +01:00",
            "Sun 28 Mar 2027: clocks go from 02:00 to 03:00.",
            "Sun 28 Mar 03:00");
    assertThat(card.rows().get(5).note()).isEmpty();
    assertThat(card.rows().get(6).kind()).isEqualTo(Kind.MARKED);
    assertThat(card.rows().get(6).note()).startsWith("02:30 does not exist that day");
    assertThat(card.lines()).containsExactly("cron '30 2 * * *'; zone 'Europe/Berlin'");
  }

  @Test
  void a_time_that_the_change_does_not_touch_keeps_its_clock_time() {
    ScheduleCard card =
        ScheduleCards.of(
                PipelineTexts.read(PipelineTexts.SHOP.replace("30 2", "0 6")),
                Calendars.NONE,
                MARCH)
            .orElseThrow();

    assertThat(rows(card))
        .endsWith("Sun 28 Mar 2027: clocks go from 02:00 to 03:00.", "Sun 28 Mar 06:00 +02:00");
  }

  @Test
  void a_calendar_that_is_not_there_is_told() {
    ScheduleCard card =
        ScheduleCards.of(
                PipelineTexts.read(
                    PipelineTexts.SHOP.replace("zone 'Eu", "calendar 'no<b>'; zone 'Eu")),
                Calendars.NONE,
                MARCH)
            .orElseThrow();

    assertThat(card.trouble()).contains("no<b>");
    assertThat(card.rows()).isEmpty();
  }

  @Test
  void a_pipeline_without_a_schedule_has_no_card() {
    String text = PipelineTexts.SHOP.replaceAll("(?m)^ *schedule .*$", "");

    assertThat(ScheduleCards.of(PipelineTexts.read(text), Calendars.NONE, MARCH)).isEmpty();
  }
}
