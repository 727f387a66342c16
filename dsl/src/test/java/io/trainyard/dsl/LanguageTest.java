package io.trainyard.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.dsl.check.BlockWords;
import io.trainyard.dsl.check.Vocabulary;
import io.trainyard.engine.testing.GeneratedFile;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LanguageTest {
  /** Said of a list that the step goes through, or of a step that it waits for. */
  private static final Set<String> NEEDS_ANOTHER_STEP = Set.of("fanOut", "startsWhen");

  @Test
  void the_page_of_the_language_is_up_to_date() {
    GeneratedFile.of("docs/language.md").shouldBe(Language.markdown());
  }

  @Test
  void the_vocabulary_that_the_cache_key_holds_is_up_to_date() {
    GeneratedFile.of("dsl/src/main/resources/io/trainyard/dsl/vocabulary.txt")
        .shouldBe(Language.vocabulary());
  }

  @Test
  void every_word_says_what_it_is_for_and_shows_a_line() {
    for (BlockWords block : Vocabulary.blocks()) {
      assertThat(block.all()).allSatisfy(word -> assertThat(block.word(word)).isPresent());
    }
  }

  @Test
  void the_words_of_a_verb_are_shown_with_an_example_each() {
    assertThat(Language.of("split")).get().asString().contains("holdOut", "holdOut 20.percent");
    assertThat(Language.of("nothing")).isEmpty();
    assertThat(Language.overview()).contains("train", "def model = train(parts.train)");
  }

  @Test
  void every_example_of_an_option_is_read_without_a_mistake() {
    PipelineLoader loader = PipelineLoader.plain();
    for (String verb : List.of("collect", "validate", "split", "evaluate", "explain", "predict")) {
      BlockWords block =
          Vocabulary.blocks().stream().filter(b -> b.name().equals(verb)).findFirst().orElseThrow();
      for (String word : block.options()) {
        if (NEEDS_ANOTHER_STEP.contains(word)) {
          continue;
        }
        String example = block.word(word).orElseThrow().example();
        assertThat(Examples.mistakes(loader, verb, word, example))
            .as(verb + ": " + example)
            .isEmpty();
      }
    }
  }
}
