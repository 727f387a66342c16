package io.trainyard.web.view.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Sentences in pieces. */
final class PhraseTest {
  @Test
  void what_stands_between_backticks_is_code() {
    assertThat(Phrase.of("`clean` changes; see `a<b>`"))
        .containsExactly(
            new Phrase("clean", true),
            new Phrase(" changes; see ", false),
            new Phrase("a<b>", true));
  }

  @Test
  void a_single_backtick_stays() {
    assertThat(Phrase.of("a ` b")).containsExactly(new Phrase("a ` b", false));
    assertThat(Phrase.of("")).isEmpty();
  }
}
