package io.trainyard.web.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeadingTest {
  private final List<String> heard = new ArrayList<>();
  private final Leading leading = new Leading();

  @Test
  void duties_begin_in_order_and_end_in_the_opposite_one() {
    add("runs");
    add("schedules");
    leading.begin();
    leading.close();
    leading.close();
    assertThat(heard)
        .containsExactly("runs begins", "schedules begins", "schedules ends", "runs ends");
  }

  @Test
  void one_that_cannot_end_does_not_keep_the_others_going() {
    add("runs");
    leading.add(
        "mail",
        () ->
            () -> {
              throw new IllegalStateException("no");
            });
    leading.begin();
    leading.close();
    assertThat(heard).containsExactly("runs begins", "runs ends");
  }

  @Test
  void when_one_cannot_begin_those_before_it_can_still_be_ended() {
    add("runs");
    leading.add(
        "mail",
        () -> {
          throw new IllegalStateException("no channel");
        });
    add("schedules");
    assertThatThrownBy(leading::begin).hasMessage("no channel");
    leading.close();
    assertThat(heard).containsExactly("runs begins", "runs ends");
  }

  private void add(String name) {
    leading.add(
        name,
        () -> {
          heard.add(name + " begins");
          return () -> heard.add(name + " ends");
        });
  }
}
