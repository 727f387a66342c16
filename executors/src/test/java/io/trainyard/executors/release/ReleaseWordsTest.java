package io.trainyard.executors.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.executors.data.option.OptionWords;
import org.junit.jupiter.api.Test;

/** Each word of a releasing step binds to one component of its options, and back. */
class ReleaseWordsTest {

  @Test
  void options_have_the_words_of_the_language() {
    assertThat(OptionWords.of(RegisterOptions.class)).containsExactly("named", "alias", "card");
    assertThat(OptionWords.of(CardOptions.class)).containsExactly("purpose", "limits", "attach");
    assertThat(OptionWords.of(DeployOptions.class)).containsExactly("to", "approved");
    assertThat(OptionWords.of(ApprovalOptions.class))
        .containsExactly("from", "show", "quorum", "expires", "alone");
  }
}
