package io.trainyard.executors.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.executors.data.option.OptionWords;
import org.junit.jupiter.api.Test;

/** Each word of a learning step binds to one component of its options, and back. */
class LearningWordsTest {

  @Test
  void options_have_the_words_of_the_language() {
    assertThat(OptionWords.of(TrainOptions.class))
        .containsExactly("target", "positive", "using", "inputs", "weight");
    assertThat(OptionWords.of(EvaluateOptions.class))
        .containsExactly("measure", "require", "slice");
    assertThat(OptionWords.of(ExplainOptions.class))
        .containsExactly("method", "sampleRows", "seed");
    assertThat(OptionWords.of(CompareOptions.class)).containsExactly("betterIf");
    assertThat(OptionWords.of(PredictOptions.class)).containsExactly("keep");
  }
}
