package io.trainyard.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** The engine's sentences are shown as people read them, and never as markup. */
class ProseTest {
  private static final Words WORDS =
      new Words(ZoneId.of("Europe/Berlin"), Instant.parse("2026-11-20T08:41:00Z"));

  @Test
  void names_between_backticks_are_set_apart() {
    assertThat(Prose.of("it waits for `clean`", WORDS).parts())
        .containsExactly(new Prose.Part("it waits for ", false), new Prose.Part("clean", true));
  }

  @Test
  void a_lone_backtick_stays() {
    assertThat(Prose.of("a ` b", WORDS).text()).isEqualTo("a ` b");
  }

  @Test
  void times_are_those_of_the_page() {
    assertThat(Prose.of("until 2026-11-20T09:52:31Z", WORDS).text()).isEqualTo("until 10:52");
  }

  @Test
  void a_sentence_begins_large_and_ends() {
    assertThat(Prose.sentence("it runs", WORDS).text()).isEqualTo("It runs.");
    assertThat(Prose.sentence("os:ada has answered", WORDS).text())
        .isEqualTo("os:ada has answered.");
    assertThat(Prose.sentence("", WORDS).text()).isEmpty();
  }

  @Test
  void a_very_long_message_is_cut() {
    assertThat(Prose.of("x".repeat(100_000), WORDS).text().length()).isLessThan(5_000);
  }
}
