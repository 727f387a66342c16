package io.trainyard.web.view.run;

import static io.trainyard.web.view.run.RunTests.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Times have their places, and quiet stretches do not take the room of all others. */
class TimeScaleTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void an_even_scale_gives_every_second_the_same_room() {
    TimeScale scale = TimeScale.even(at(0), at(100));

    assertThat(scale.at(at(25))).isEqualTo(0.25, within(1e-9));
    assertThat(scale.isFolded()).isFalse();
  }

  @Test
  void what_is_outside_stands_at_the_edge() {
    TimeScale scale = TimeScale.even(at(0), at(100));

    assertThat(scale.at(at(-5))).isZero();
    assertThat(scale.at(at(500))).isEqualTo(1);
  }

  @Test
  void a_long_quiet_stretch_is_drawn_shorter_and_the_order_stays() {
    List<Instant> news =
        List.of(at(10), at(20), at(30), at(40), at(50), at(36_000), at(36_010), at(36_020));

    TimeScale scale = TimeScale.folded(at(0), at(36_030), news);

    assertThat(scale.isFolded()).isTrue();
    assertThat(scale.at(at(36_000)) - scale.at(at(50))).isLessThan(0.3);
    double before = -1;
    for (Instant time : news) {
      assertThat(scale.at(time)).isGreaterThan(before);
      before = scale.at(time);
    }
  }

  @Test
  void a_run_that_is_busy_all_along_is_not_folded() {
    assertThat(TimeScale.folded(at(0), at(40), List.of(at(10), at(20), at(30))).isFolded())
        .isFalse();
  }

  @Test
  void a_run_of_less_than_a_minute_is_drawn_as_it_was() {
    assertThat(TimeScale.folded(at(0), at(50), List.of(at(1), at(2), at(3), at(4))).isFolded())
        .isFalse();
  }

  @Test
  void a_run_of_no_length_has_a_scale() {
    assertThat(TimeScale.folded(at(0), at(0), List.of()).at(at(0))).isBetween(0.0, 1.0);
  }

  @Test
  void ticks_are_whole_steps_of_the_local_clock_with_room_between_them() {
    List<Ticks.Tick> ticks = Ticks.of(TimeScale.even(at(0), at(4 * 3600)), BERLIN);

    assertThat(ticks).extracting(Ticks.Tick::label).startsWith("06:00", "06:30", "07:00");
    assertThat(ticks.size()).isLessThan(12);
  }

  @Test
  void a_tick_of_another_day_says_which() {
    List<Ticks.Tick> ticks = Ticks.of(TimeScale.even(at(0), at(48 * 3600)), BERLIN);

    assertThat(ticks).extracting(Ticks.Tick::label).contains("21 Nov 00:00");
  }

  @Test
  void short_runs_have_seconds() {
    assertThat(Ticks.of(TimeScale.even(at(0), at(20)), BERLIN).get(0).label())
        .isEqualTo("06:00:00");
  }
}
